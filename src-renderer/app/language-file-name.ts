/** The file name with the language of the document before its ending: `statement-de.pdf`. */
export function languageFileName(fileName: string, language: string): string {
  return fileName.replace(/(\.[a-z]+)?$/i, (ending) => `-${language}${ending}`);
}

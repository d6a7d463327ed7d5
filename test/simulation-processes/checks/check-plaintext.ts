import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Words that no file may hold readably, in the encodings in which a program may have written them. */
export function checkPlaintext(folder: string, words: readonly string[]): readonly string[] {
  const forms = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return filesIn(folder).flatMap((path) => {
    const content = readFileSync(path);
    const found = forms.some((form) => content.includes(form));
    return found ? [`${path} holds text of a document readably`] : [];
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = statSync(path);
    if (found.isDirectory()) return filesIn(path);
    return found.isFile() ? [path] : [];
  });
}

const maxTexts = 256;
const maxLength = 8_000;

/**
 * Cuts the texts of an account into chunks from the front, so that one more at the end changes the last chunk only.
 * Texts without content are left out.
 */
export function toChunks(texts: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const text of texts) {
    if (text.trim() === '') continue;
    const last = chunks.at(-1);
    if (last === undefined || last.length >= maxTexts || length + text.length > maxLength) {
      chunks.push([text]);
      length = text.length;
    } else {
      last.push(text);
      length += text.length;
    }
  }
  return chunks;
}

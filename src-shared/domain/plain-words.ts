/** Ends of lines and other signs of control, and what turns the direction of all that follows. */
const turning = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** True for text from outside that can stand among other words, and leaves them as they are. */
export function isPlainWords(text: string): boolean {
  return !turning.test(text);
}

/** The same of any text: what would turn the words around it is a sign for something unknown, and it is cut off. */
export function plainWords(text: string, maxLength: number): string {
  return text.slice(0, maxLength).replace(new RegExp(turning, 'gu'), '\uFFFD');
}

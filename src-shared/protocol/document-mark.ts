/**
 * The text whose SHA-256 marks a document at a feed position; the mark is the number that its first fifteen
 * hexadecimal digits are (60 bits). Sums of marks compare what two sides hold without sending it.
 */
export function documentMarkText(id: string, seq: number): string {
  return `${id}\n${seq}`;
}

/** The mark that a SHA-256 in hexadecimal stands for. */
export function documentMark(sha256Hex: string): bigint {
  return BigInt(`0x${sha256Hex.slice(0, 15)}`);
}

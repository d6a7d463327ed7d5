/** Of 255: what is fainter cannot be told from the paper. */
const leastInk = 16;

/**
 * Whether a pixel can be seen on white paper. A logo needs one: all transparent, or white on white, it would leave a gap
 * where the organisation should be named.
 * @param darkest the least of its colours, from 0 to 255
 * @param opacity from 0 to 255
 */
export function isInk(darkest: number, opacity: number): boolean {
  return (255 - darkest) * opacity >= leastInk * 255;
}

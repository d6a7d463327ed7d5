/** Euclid's algorithm on integers of at least 0; the divisor of 0 and a number is the number. */
export function commonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

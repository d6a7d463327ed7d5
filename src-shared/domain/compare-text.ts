/** Orders texts by code units, the same on every machine: below 0 where `a` comes first, 0 where they are equal. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

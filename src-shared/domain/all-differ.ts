/** True where no two of these are the same. */
export function allDiffer(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

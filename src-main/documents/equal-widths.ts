/** Widths of columns that share a width evenly, each less the padding and half the rules around its content. */
export function equalWidths(count: number, width: number, padding: number): number[] {
  return Array.from({ length: count }, () => width / count - padding);
}

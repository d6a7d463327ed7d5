/** An instant as it stands in the name of a file that is set aside: in UTC, to the second, "20260131T120000". */
export function timeInName(at: Date): string {
  return at.toISOString().replace(/[-:]|\..*/g, '');
}

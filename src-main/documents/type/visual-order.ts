/**
 * Rule L2 of the Unicode bidirectional algorithm (UAX #9) over the parts of one line: from the highest level down to the
 * lowest odd one, every stretch at or above that level is turned around.
 */
export function inVisualOrder<Part extends { readonly level: number }>(
  parts: readonly Part[],
): readonly Part[] {
  const highest = parts.reduce((most, { level }) => Math.max(most, level), 0);
  if (highest === 0) return parts;
  let ordered = [...parts];
  for (let level = highest; level >= 1; level -= 1) ordered = turned(ordered, level);
  return ordered;
}

function turned<Part extends { readonly level: number }>(parts: readonly Part[], level: number): Part[] {
  const result: Part[] = [];
  for (let start = 0; start < parts.length; ) {
    let end = start;
    while ((parts[end]?.level ?? -1) >= level) end += 1;
    const stretch = parts.slice(start, Math.max(end, start + 1));
    result.push(...(end > start ? stretch.reverse() : stretch));
    start = Math.max(end, start + 1);
  }
  return result;
}

import type { FigureRow } from './figure-rows.ts';

/**
 * How long the bar of each figure is, from 0 to 1, by its id. Amounts and days are measured by the largest of their
 * scale, per cents by one hundred; a figure without value has the bar of what it is at least. What is below 0 has none,
 * nor has a ratio, which there is nothing to measure by. Cash and forecast share a scale, so that their bars can be
 * compared.
 */
export function figureLengths(rows: readonly FigureRow[]): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  for (const row of rows) {
    const scale = scaleOf(row);
    largest.set(scale, Math.max(largest.get(scale) ?? 0, magnitude(row)));
  }
  return new Map(
    rows.map((row) => {
      const whole = row.unit === 'percent' ? 100 : (largest.get(scaleOf(row)) ?? 0);
      return [row.id, whole === 0 ? 0 : Math.min(1, magnitude(row) / whole)];
    }),
  );
}

function scaleOf({ currency, section, unit }: FigureRow): string {
  return [currency, section === 'forecast' ? 'cash' : section, unit].join('/');
}

/** Near enough to draw: never shown as a number. */
function magnitude({ value: exact, atLeast, unit }: FigureRow): number {
  const value = exact.defined ? exact : atLeast;
  if (value?.defined !== true || unit === 'ratio') return 0;
  return Math.max(0, Number(value.ratio.numerator) / Number(value.ratio.denominator));
}

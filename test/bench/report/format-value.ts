import type { Figure, Measurement, Verdict } from '../harness/measurement.ts';

/** A number with three significant digits, thousands apart. */
export function formatNumber(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const [whole = '', part] = value.toFixed(Math.min(digits, 4)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

export function formatUnit(value: number, unit: Verdict['unit']): string {
  if (unit === 'times') return `${formatNumber(value)}×`;
  return unit === 'count' || unit === 'score' ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

/** A row of the figures: side, samples, median, 95 %, greatest; or why there are none. */
export function figureCells(figure: Figure): readonly string[] {
  const { side, unit } = figure;
  if ('notMeasured' in figure) return [side, '0', `not measured: ${figure.notMeasured}`, '', ''];
  const { samples, median, p95, max } = figure.distribution;
  if (samples === 1) return [side, '1', formatUnit(median, unit), '', ''];
  if (figure.overall !== undefined) {
    // Of rates the greatest is the best: what is told is the rate of the whole and that of the slowest batch.
    const slowest = formatUnit(figure.distribution.min, unit);
    return [side, String(samples), `${formatUnit(figure.overall, unit)} over all`, '', `${slowest} at least`];
  }
  return [side, String(samples), ...[median, p95, max].map((value) => formatUnit(value, unit))];
}

/** A row of the targets: operation, target, reached value, answer. */
export function verdictCells({ title }: Measurement, one: Verdict): readonly string[] {
  const target = `${one.kind} ${formatUnit(one.bound, one.unit)}`;
  const value = one.value === undefined ? 'not measured' : formatUnit(one.value, one.unit);
  return [title, one.what, target, value, answerOf(one)];
}

function answerOf({ isReached, value, bound, kind }: Verdict): string {
  if (isReached === undefined || value === undefined) return '–';
  if (isReached) return 'yes';
  const missedBy = kind === 'at most' ? value / bound : bound / value;
  return `**no**, by ${formatNumber(missedBy)}×`;
}

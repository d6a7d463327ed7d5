import { localDecimal } from '../../../src-shared/domain/key-figures/figure-decimal.ts';
import type { FigureUnit } from '../../../src-shared/domain/key-figures/figure-rows.ts';
import type { ReportLine, ReportName } from '../../engine/ports/report-content.ts';
import { bucketLabel } from '../bucket-label.ts';
import { fillIn } from '../document-words.ts';
import type { ReportPage } from './report-page.ts';

/** What a figure is called. */
export function figureName(page: ReportPage, name: ReportName): string {
  const { report: words } = page.format.words;
  switch (name.kind) {
    case 'plain':
      return words.figure[name.name];
    case 'bucket':
      return bucketName(page, name.bucket);
    case 'roll':
      return fillIn(words.roll, { from: bucketName(page, name.from), to: bucketName(page, name.to) });
    case 'collector':
      return name.name;
    case 'forecast':
      return fillIn(words.forecast[name.part], { days: String(name.days) });
  }
}

/** The value of a figure; without one what it is at least, or a dash with the reason why there is none. */
export function valueWords(page: ReportPage, { value, atLeast, reason, unit, currency }: ReportLine): string {
  const { report: words } = page.format.words;
  if (value !== null) return measured(page, value, unit, currency);
  if (atLeast !== null) return fillIn(words.atLeast, { value: measured(page, atLeast, unit, currency) });
  return reason === null ? '–' : `– (${words.undefined[reason]})`;
}

/** What a figure was; a dash where there was none. */
export function earlierWords(page: ReportPage, { earlier, unit, currency }: ReportLine): string {
  return earlier === null ? '–' : measured(page, earlier, unit, currency);
}

/** What changed, with its sign: of a percentage in percentage points. */
export function changeWords(page: ReportPage, { change, unit, currency }: ReportLine): string {
  if (change === null) return '–';
  const words = measured(page, change, unit === 'percent' ? 'points' : unit, currency);
  return /^-|^[0.]*$/.test(change) ? words : `+${words}`;
}

function measured(
  { format }: ReportPage,
  decimal: string,
  unit: FigureUnit | 'points',
  currency: string,
): string {
  // The narrow space of French is as wide in the font, but not copied as a space.
  const shown = localDecimal(decimal, format.locale).replaceAll('\u202f', '\u00a0');
  return fillIn(format.words.report.value[unit], { shown, currency }).replaceAll(' ', '\u00a0');
}

function bucketName({ content, format }: ReportPage, bucket: number): string {
  return bucketLabel(bucket, content.ageingBucketDays, format.words);
}

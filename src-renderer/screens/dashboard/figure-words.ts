import type { TFunction } from 'i18next';
import { ageingBucketRange } from '../../../src-shared/domain/invoice/ageing.ts';
import { type ComponentKey, personalComponents } from '../../../src-shared/domain/key-figures/component.ts';
import {
  changeUnit,
  figureDecimal,
  localDecimal,
} from '../../../src-shared/domain/key-figures/figure-decimal.ts';
import type {
  FigureName,
  FigureRow,
  FigureUnit,
} from '../../../src-shared/domain/key-figures/figure-rows.ts';
import type { FigureValue } from '../../../src-shared/domain/key-figures/figure-value.ts';
import type { Formats } from '../../app/formats.ts';

/** What names and values are said with. */
export type FigureLanguage = {
  readonly t: TFunction;
  readonly formats: Formats;
  /** I1: last days past due of the ageing buckets. */
  readonly bucketDays: readonly number[];
  /** The name of a user where it is known, else the id. */
  readonly userName: (userId: string) => string;
};

/** What a figure is called. */
export function figureName(name: FigureName, language: FigureLanguage): string {
  const { t } = language;
  switch (name.kind) {
    case 'plain':
      return t(`dashboard.figure.${name.name}`);
    case 'bucket':
      return bucketName(name.bucket, language);
    case 'roll':
      return rollName(`${name.from}`, `${name.to}`, language);
    case 'collector':
      return language.userName(name.collectorId);
    case 'forecast':
      return t(`dashboard.forecast.${name.part}`, { days: name.days });
  }
}

/** The value of a figure with its unit; without one what it is at least, or why there is none. */
export function figureWords(
  row: Pick<FigureRow, 'value' | 'atLeast' | 'unit' | 'currency'>,
  language: FigureLanguage,
): string {
  const { value, atLeast, unit, currency } = row;
  const { t } = language;
  if (value.defined) return measured(value, { unit, currency }, language);
  if (atLeast?.defined !== true) return t(`dashboard.undefined.${value.reason}`);
  return t('dashboard.atLeast', { value: measured(atLeast, { unit, currency }, language) });
}

/** A change with its sign, so that it is read as one; that of a percentage is in percentage points. */
export function changeWords(
  change: FigureValue,
  { unit, currency }: Pick<FigureRow, 'unit' | 'currency'>,
  language: FigureLanguage,
): string {
  if (!change.defined) return '–';
  const words = measured(change, { unit: changeUnit(unit), currency }, language);
  return change.ratio.numerator > 0n ? `+${words}` : words;
}

type Measure = { readonly unit: FigureUnit | 'points'; readonly currency: string };

function measured(value: FigureValue, measure: Measure, { t, formats }: FigureLanguage): string {
  const shown = localDecimal(figureDecimal(value, measure) ?? '', formats.locale);
  return t(`dashboard.value.${measure.unit}`, { shown, currency: measure.currency });
}

/** What a component of a figure is: "Cash collected by …", "From not due to 1–30". */
export function componentName(key: ComponentKey, language: FigureLanguage): string {
  const { t } = language;
  const [name = '', first = '', second = ''] = key.split('/');
  const words = name.replaceAll('.', '-');
  if (name === 'roll') return rollName(first, second, language);
  if (personalComponents.some((one) => one === name)) {
    const collector = language.userName(key.slice(name.length + 1));
    return t(`dashboard.component.${words}`, { collector });
  }
  return t(`dashboard.component.${words}`, { part: first });
}

function rollName(from: string, to: string, language: FigureLanguage): string {
  const place = (text: string) =>
    /^\d+$/.test(text) ? bucketName(Number(text), language) : language.t(`dashboard.roll.${text}`);
  return language.t('dashboard.roll.fromTo', { from: place(from), to: place(to) });
}

function bucketName(bucket: number, { t, bucketDays }: FigureLanguage): string {
  const { from, to } = ageingBucketRange(bucket, bucketDays);
  if (from === undefined) return t('ageing.notDue');
  return to === undefined ? t('ageing.over', { days: from - 1 }) : t('ageing.range', { from, to });
}

import { localDecimal } from '../../../src-shared/domain/key-figures/figure-decimal.ts';
import type { ReportLine } from '../../engine/ports/report-content.ts';
import { fillIn } from '../document-words.ts';
import type { ReportPage } from './report-page.ts';

/** How many currencies the foot proves before it only counts the others. */
const mostProven = 2;

/**
 * I1: the ageing buckets of each currency sum to its receivables, in the foot of each page.
 * @throws {Error} where they do not: no paper is made of figures that do not add up.
 */
export function reportProof({ content, format }: ReportPage): string {
  const { report: words } = format.words;
  const proven = content.lines.filter(isReceivables).map((line) => {
    const { currency, value } = line;
    const buckets = content.lines.filter((one) => one.section === 'ageing' && one.currency === currency);
    const sum = buckets.reduce((total, one) => total + unitsOf(one), 0n);
    if (sum !== unitsOf(line)) throw new Error('the ageing does not add up to the receivables');
    const amount = localDecimal(value ?? '0', format.locale).replaceAll('\u202f', '\u00a0');
    return fillIn(words.proof, { currency, amount });
  });
  const more = proven.length - mostProven;
  const shown = proven.slice(0, mostProven);
  return [...shown, ...(more > 0 ? [format.counted(words.proofMore, more)] : [])].join(' · ');
}

function isReceivables({ name }: ReportLine): boolean {
  return name.kind === 'plain' && name.name === 'receivables';
}

/** Amounts of one currency have the same number of digits behind the point. */
function unitsOf({ value }: ReportLine): bigint {
  return BigInt((value ?? '0').replace('.', ''));
}

import { type DecimalMark, parseAmount } from '../../src-shared/domain/money/parse-amount.ts';

/** M1: reads an amount of a ledger in minor units, with or without its currency beside it. */
export function readAmount(text: string, currency: string, mark: DecimalMark): number | undefined {
  const bare = text
    .replace(/[\u20ac$\u00a3\u00a5]/g, '')
    .replace(new RegExp(`^\\s*${currency}\\s|\\s${currency}\\s*$`), '');
  return parseAmount(bare, currency, mark);
}

/** The mark with which more of the amounts can be read; the point when both read as many. */
export function detectDecimalMark(texts: readonly string[], currency: string): DecimalMark {
  const readable = (mark: DecimalMark): number =>
    texts.filter((text) => readAmount(text, currency, mark) !== undefined).length;
  return readable(',') > readable('.') ? ',' : '.';
}

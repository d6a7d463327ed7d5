import type { Receipt } from './receipt.ts';
import { readReceiptNumber } from './receipt-number.ts';

/** Numbers in a row, both ends included. */
export type NumberRange = { readonly from: number; readonly to: number };

/** R2: what became of the receipt numbers of one device, up to the highest that is known to be used. */
export type ReceiptSeries = {
  /** The code of the device that its numbers begin with. */
  readonly prefix: string;
  /** Normally one; more where receipts of several devices carry the same code, which is to be looked into. */
  readonly deviceIds: readonly string[];
  /** Used numbers in ascending order, the voided ones among them: a void uses its number up. */
  readonly used: readonly Receipt['id'][];
  readonly voided: readonly Receipt['id'][];
  readonly highest: number;
  /** Numbers below the highest that no receipt carries: lost, or not here yet. */
  readonly missing: readonly NumberRange[];
  readonly missingCount: number;
};

type Numbered = { readonly counter: number; readonly receipt: Receipt };

/**
 * R2: shows for every device that its numbers have no gaps: from 1 to the highest each is used, voided or missing.
 * Devices in order of their code. Missing numbers come as ranges, so that one wrong number makes no endless list.
 * @param receipts those of all accounts; each number once
 */
export function receiptReport(receipts: readonly Receipt[]): readonly ReceiptSeries[] {
  const series = new Map<string, Numbered[]>();
  for (const receipt of receipts) {
    const { prefix, counter } = readReceiptNumber(receipt.id);
    const known = series.get(prefix);
    if (known === undefined) series.set(prefix, [{ counter, receipt }]);
    else known.push({ counter, receipt });
  }
  return [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([prefix, numbers]) => report(prefix, numbers));
}

function report(prefix: string, numbers: Numbered[]): ReceiptSeries {
  const ordered = numbers.sort((a, b) => a.counter - b.counter);
  const missing: NumberRange[] = [];
  let highest = 0;
  for (const { counter } of ordered) {
    if (counter > highest + 1) missing.push({ from: highest + 1, to: counter - 1 });
    highest = counter;
  }
  const receipts = ordered.map(({ receipt }) => receipt);
  return {
    prefix,
    deviceIds: [...new Set(receipts.map((receipt) => receipt.deviceId))].sort(),
    used: receipts.map((receipt) => receipt.id),
    voided: receipts.filter((receipt) => receipt.voided !== null).map((receipt) => receipt.id),
    highest,
    missing,
    missingCount: missing.reduce((sum, { from, to }) => sum + to - from + 1, 0),
  };
}

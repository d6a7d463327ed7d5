import { ageingBucket, daysPastDue } from '../invoice/ageing.ts';
import type { Visit } from './component.ts';
import type { FigureBasis } from './figure-basis.ts';
import type { InvoiceHistory } from './ledger-history.ts';

/**
 * Where every open amount of the earlier ageing is now, and where every open amount of the present one was: per bucket
 * of the earlier ageing, what left it is what it held; per bucket of the present one, what came in is what it holds.
 */
export function visitRolls(histories: readonly InvoiceHistory[], basis: FigureBasis, visit: Visit): void {
  for (const { invoice, rollOpeningMinor, openMinor } of histories) {
    const { id, currency, dueDate, invoiceDate } = invoice;
    const before = Math.max(0, rollOpeningMinor);
    const now = Math.max(0, openMinor);
    if (before === 0 && now === 0) continue;
    const bucketOn = (date: FigureBasis['asOf']) =>
      ageingBucket(daysPastDue(dueDate, date), basis.policy.ageingBucketDays);
    const from = bucketOn(basis.rollOpening);
    const to = bucketOn(basis.asOf);
    const moved = Math.min(before, now);
    const key = basis.rollKeys[from]?.[to];
    if (moved > 0 && key !== undefined) visit(currency, key, 'invoice', id, moved);
    if (before > now) visit(currency, `roll/${from}/paid`, 'invoice', id, before - now);
    const source = invoiceDate > basis.rollOpening ? 'new' : 'reopened';
    if (now > before) visit(currency, `roll/${source}/${to}`, 'invoice', id, now - before);
  }
}

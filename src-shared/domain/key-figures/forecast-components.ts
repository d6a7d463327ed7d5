import { daysBetween } from '../calendar/business-date.ts';
import type { PromiseProgress } from '../promise/promise-progress.ts';
import type { FigureDocuments, Visit } from './component.ts';
import type { FigureBasis } from './figure-basis.ts';
import type { InvoiceHistory } from './ledger-history.ts';
import { type OpenClaims, openClaims } from './open-claims.ts';
import { expectedMinor, paymentDates } from './payment-dates.ts';

/**
 * What is to be expected until each horizon: of open promises what they still bind, of open invoices what the
 * customer's payment dates say. What is disputed or will be taken off is not expected, what is promised is expected as a
 * promise alone.
 */
export function visitForecast(
  histories: readonly InvoiceHistory[],
  documents: Pick<FigureDocuments, 'disputes' | 'requests'>,
  progress: readonly PromiseProgress[],
  basis: FigureBasis,
  visit: Visit,
): void {
  const claims = openClaims(histories, documents, progress, basis.asOf);
  visitPromised(claims, progress, basis, visit);
  if (claims.free.length > 0) visitExpected(claims, histories, basis, visit);
}

/** A promise that is past its date but within the tolerance is due at once. */
function visitPromised(
  { boundMinor }: OpenClaims,
  progress: readonly PromiseProgress[],
  basis: FigureBasis,
  visit: Visit,
): void {
  for (const { promise } of progress) {
    const amountMinor = boundMinor.get(promise.id) ?? 0;
    if (amountMinor === 0) continue;
    for (const { end, promisedKey } of basis.horizons) {
      if (promise.promisedDate > end) continue;
      visit(promise.currency, promisedKey, 'promise', promise.id, amountMinor);
    }
  }
}

const noDates = { days: [], settledMinor: [] };

function visitExpected(
  { free }: OpenClaims,
  histories: readonly InvoiceHistory[],
  basis: FigureBasis,
  visit: Visit,
): void {
  const dates = paymentDates(histories, basis);
  for (const { invoice, freeMinor } of free) {
    const { id, currency, dueDate } = invoice;
    const own = dates.get(currency) ?? noDates;
    const age = daysBetween(dueDate, basis.asOf);
    if (expectedMinor(freeMinor, age, 0, own) === undefined) {
      visit(currency, 'forecast.noHistory', 'invoice', id, freeMinor);
      continue;
    }
    for (const { days, openKey } of basis.horizons) {
      const expected = expectedMinor(freeMinor, age, days, own) ?? 0;
      if (expected !== 0) visit(currency, openKey, 'invoice', id, expected);
    }
  }
}

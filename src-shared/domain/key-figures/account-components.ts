import { promiseProgress } from '../promise/promise-progress.ts';
import { adjustedByInvoiceAsOf } from './adjusted-as-of.ts';
import type { FigureDocuments, Visit } from './component.ts';
import { visitCash, visitContacts, visitWorkload } from './contact-components.ts';
import type { FigureBasis } from './figure-basis.ts';
import { visitForecast } from './forecast-components.ts';
import { ledgerHistory, paymentsAsOf } from './ledger-history.ts';
import { disputesAsOf } from './open-claims.ts';
import { promisesAsOf, visitPromises } from './promise-components.ts';
import { visitDaysLate, visitReceivables, visitSales } from './receivable-components.ts';
import { visitRolls } from './roll-components.ts';

/**
 * Visits what every document of one account adds to every component. Sums and the lists behind them are made of the
 * same visits, so that a list always adds up to its number.
 */
export function visitAccount(documents: FigureDocuments, basis: FigureBasis, visit: Visit): void {
  visitAllButContacts(documents, basis, visit);
  visitContacts(documents.activities, basis, visit);
}

/** As {@link visitAccount}, of activities only when the account went from one collector to another. */
export function visitAllButContacts(documents: FigureDocuments, basis: FigureBasis, visit: Visit): void {
  const payments = paymentsAsOf(documents.payments, basis.asOf);
  const histories = ledgerHistory(documents.invoices, payments, basis);
  visitReceivables(histories, { invoices: documents.invoices, payments }, basis, visit);
  visitSales(histories, basis, visit);
  visitDaysLate(histories, basis, visit);
  visitRolls(histories, basis, visit);
  visitCash(payments, documents, basis, visit);
  visitWorkload(histories, documents, basis, visit);
  const promises = promisesAsOf(documents.promises, basis.asOf);
  const disputes = disputesAsOf(documents.disputes, basis.asOf);
  const adjusted = adjustedByInvoiceAsOf(documents.requests, disputes, histories, basis.asOf);
  const sources = { promises, payments, invoices: documents.invoices, disputes, adjusted };
  const progress = promiseProgress(sources, basis.asOf, basis.policy);
  visitPromises(progress, basis, visit);
  visitForecast(histories, documents, progress, basis, visit);
}

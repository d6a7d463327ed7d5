import type { PromiseConfirmationContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { figureBoxes } from '../figure-boxes.ts';
import type { Grid } from '../layout/block.ts';
import { ruledTable } from '../ruled-table.ts';
import type { ConfirmationSums } from './confirmation-sums.ts';

/** Until when how much; once that has changed, what of it has come and what is still to come. */
export function confirmationBoxes(
  { format, geometry }: DocumentPage,
  { promise, standing }: PromiseConfirmationContent,
  { cash }: ConfirmationSums,
): Grid {
  const { promiseConfirmation: words } = format.words;
  const money = (amountMinor: number) => format.money(amountMinor, promise.currency);
  const promised: [string, string] = [words.promised, money(promise.amountMinor)];
  const isUntouched = standing.is === 'open' && cash?.toPayMinor === promise.amountMinor;
  const figures: [string, string][] =
    cash === null || isUntouched
      ? [[words.payBy, format.longDate(promise.promisedDate)], promised]
      : [promised, [words.received, money(cash.receivedMinor)]];
  if (cash !== null && cash.noLongerOwedMinor > 0)
    figures.push([words.noLongerOwed, money(cash.noLongerOwedMinor)]);
  if (cash !== null && !isUntouched) figures.push([words.toPay, money(cash.toPayMinor)]);
  const longest = Math.max(...figures.map(([, figure]) => figure.length));
  return figureBoxes(figures, geometry.contentWidth, longest > 18 ? 8.5 : figures.length > 3 ? 10.5 : 12);
}

/** P1: the invoices that it is for and what is for none of them; they sum to the promise. */
export function coveredTable(
  page: DocumentPage,
  { promise }: PromiseConfirmationContent,
  { lines }: ConfirmationSums,
): Grid {
  const { format } = page;
  const { words } = format;
  const { promiseConfirmation: own } = words;
  const { currency, onAccountMinor, amountMinor } = promise;
  const rows = lines.map((line) => [
    line.invoice?.number ?? words.unknownInvoice,
    line.invoice === null ? '–' : format.shortDate(line.invoice.invoiceDate),
    line.invoice === null ? '–' : format.shortDate(line.invoice.dueDate),
    format.amount(line.amountMinor, currency),
  ]);
  if (onAccountMinor > 0) rows.push([own.onAccount, '', '', format.amount(onAccountMinor, currency)]);
  return ruledTable(page, {
    title: own.covers,
    columns: [
      { head: words.invoice, isNumeric: false },
      { head: words.invoiceDate, isNumeric: false },
      { head: words.due, isNumeric: false },
      { head: format.inCurrency(own.share, currency), isNumeric: true },
    ],
    rows,
    total: [own.promised, '', '', format.amount(amountMinor, currency)],
  });
}

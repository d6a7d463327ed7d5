import type { ReceiptContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { fillIn } from '../document-words.ts';
import type { Grid } from '../layout/block.ts';
import { ruledTable } from '../ruled-table.ts';
import type { ReceiptSums } from './receipt-lines.ts';

/** R3: the invoices that it was applied to and what stays on the account; they sum to the amount. */
export function allocationTable(page: DocumentPage, { receipt }: ReceiptContent, sums: ReceiptSums): Grid {
  const { format } = page;
  const { words } = format;
  const { currency, amountMinor } = receipt;
  const rows = sums.lines.map(({ invoice, wantedMinor, appliedMinor }) => {
    const number = invoice?.number ?? words.unknownInvoice;
    const wanted = fillIn(words.receipt.wanted, { amount: format.amount(wantedMinor, currency) });
    return [
      appliedMinor === wantedMinor ? number : `${number} (${wanted})`,
      invoice === null ? '–' : format.shortDate(invoice.invoiceDate),
      format.amount(appliedMinor, currency),
    ];
  });
  if (sums.unallocatedMinor > 0)
    rows.push([words.receipt.notAllocated, '', format.amount(sums.unallocatedMinor, currency)]);
  return ruledTable(page, {
    title: words.receipt.appliedTo,
    columns: [
      { head: words.invoice, isNumeric: false },
      { head: words.invoiceDate, isNumeric: false },
      { head: format.inCurrency(words.receipt.applied, currency), isNumeric: true },
    ],
    rows,
    total: [words.receipt.received, '', format.amount(amountMinor, currency)],
  });
}

/** The notes and coins that were counted, where they were. */
export function countedTable(page: DocumentPage, { receipt }: ReceiptContent): readonly Grid[] {
  const { format } = page;
  const { words } = format;
  const { currency, denominations, amountMinor } = receipt;
  if (denominations.length === 0) return [];
  const counts = new Intl.NumberFormat(format.locale);
  return [
    ruledTable(page, {
      title: words.receipt.counted,
      width: page.geometry.contentWidth / 2,
      columns: [
        { head: words.receipt.value, isNumeric: false },
        { head: words.receipt.count, isNumeric: true },
        { head: format.inCurrency(words.amount, currency), isNumeric: true },
      ],
      rows: denominations.map(({ valueMinor, count }) => [
        format.amount(valueMinor, currency),
        counts.format(count),
        format.amount(valueMinor * count, currency),
      ]),
      total: [words.receipt.countedTotal, '', format.amount(amountMinor, currency)],
    }),
  ];
}

import type { Content } from 'pdfmake/interfaces.js';
import type { ReceiptContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import { letterhead, type Particular } from '../letterhead.ts';
import { signatureLines } from '../signature-lines.ts';
import { drawablePng } from '../signature-png.ts';
import { statusBanner } from '../status-banner.ts';
import { receiptBoxes } from './receipt-boxes.ts';
import { type ReceiptSums, receiptSums } from './receipt-lines.ts';
import { allocationTable, countedTable } from './receipt-tables.ts';

/** R1–R3: the paper of a receipt that was given in the field. */
export function receiptParts(page: DocumentPage, content: ReceiptContent): DocumentParts {
  const { receipt } = content;
  const { words } = page.format;
  const sums = receiptSums(content);
  return {
    title: fillIn(words.receipt.titleOf, { number: receipt.id }),
    proof: proof(page, content, sums),
    mark: receipt.voided === null ? null : words.receipt.voidMark,
    body: [
      letterhead(page, particulars(page, content)),
      ...voidBanner(page, content),
      page.text(fillIn(words.receipt.titleOf, { number: receipt.id }), {
        ...{ bold: true, fontSize: 16, marginBottom: 7 },
      }),
      receiptBoxes(page, content),
      ...conditions(page, content, sums),
      allocationTable(page, content, sums),
      ...countedTable(page, content),
      signatures(page, content),
    ],
  };
}

function particulars(page: DocumentPage, { receipt, organisation }: ReceiptContent): readonly Particular[] {
  const { format, account } = page;
  const { words } = format;
  const rows: Particular[] = [
    [words.receipt.number, receipt.id],
    [words.date, format.longDate(receipt.issued.on)],
    [words.receipt.time, format.time(receipt.issued.at, organisation.timeZone)],
    [words.account, account.number],
    [words.currency, receipt.currency],
  ];
  if (receipt.bookedOn !== null) rows.push([words.receipt.booked, format.longDate(receipt.bookedOn)]);
  return rows;
}

function voidBanner(page: DocumentPage, { receipt }: ReceiptContent): readonly Content[] {
  const { voided } = receipt;
  if (voided === null) return [];
  const { receipt: words } = page.format.words;
  const why = fillIn(words.voidReason, {
    date: page.format.longDate(voided.on),
    name: voided.by.name,
    reason: voided.reason,
  });
  return [statusBanner(page, words.void, why)];
}

/** What the payer has to know before they rely on the paper. */
function conditions(page: DocumentPage, { receipt }: ReceiptContent, sums: ReceiptSums): readonly Content[] {
  const { receipt: words } = page.format.words;
  const sentences: string[] = [];
  if (receipt.method === 'cheque') sentences.push(words.chequeCondition);
  if (receipt.method === 'bank-transfer-notice') sentences.push(words.noticeCondition);
  if (sums.isInDoubt) sentences.push(words.inDoubt);
  return sentences.length === 0
    ? []
    : [page.text(sentences.join(' '), { color: colours.quiet, marginTop: 4 })];
}

function signatures(page: DocumentPage, { receipt, signature }: ReceiptContent): Content {
  const { receipt: words } = page.format.words;
  const png = signature?.base64 == null ? undefined : drawablePng(signature.base64);
  return signatureLines(
    page,
    { label: words.receivedBy, name: receipt.issued.by.name, png: null, note: page.organisation.name },
    {
      label: words.payerSignature,
      name: receipt.payerName,
      png: png ?? null,
      note: signature !== null && png === undefined ? words.signatureElsewhere : '',
    },
  );
}

function proof(
  { format }: DocumentPage,
  { receipt }: ReceiptContent,
  { appliedMinor, unallocatedMinor }: ReceiptSums,
): string {
  const { currency, amountMinor } = receipt;
  return fillIn(format.words.receipt.proof, {
    currency,
    applied: format.amount(appliedMinor, currency),
    unallocated: format.amount(unallocatedMinor, currency),
    amount: format.amount(amountMinor, currency),
  });
}

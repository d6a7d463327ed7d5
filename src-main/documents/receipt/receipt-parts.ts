import type { ReceiptContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { Block, Grid } from '../layout/block.ts';
import { text } from '../layout/blocks.ts';
import { letterhead, type Particular } from '../letterhead.ts';
import { ownClosing } from '../own-closing.ts';
import { readPng } from '../picture-file.ts';
import { signatureLines } from '../signature-lines.ts';
import { statusBanner } from '../status-banner.ts';
import { writtenText } from '../written-lines.ts';
import { receiptBoxes } from './receipt-boxes.ts';
import { receiptData } from './receipt-data.ts';
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
      text(fillIn(words.receipt.titleOf, { number: receipt.id }), {
        ...{ bold: true, size: 16, below: 7, role: 'H1' },
      }),
      receiptBoxes(page, content),
      ...conditions(page, content, sums),
      allocationTable(page, content, sums),
      ...countedTable(page, content),
      ...ownClosing(page, 'receipt.closing'),
      signatures(page, content),
    ],
    data: receiptData(content, sums),
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

function voidBanner(page: DocumentPage, { receipt }: ReceiptContent): readonly Block[] {
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
function conditions(page: DocumentPage, { receipt }: ReceiptContent, sums: ReceiptSums): readonly Block[] {
  const { receipt: words } = page.format.words;
  const sentences: string[] = [];
  if (receipt.method === 'cheque') sentences.push(words.chequeCondition);
  if (receipt.method === 'bank-transfer-notice') sentences.push(words.noticeCondition);
  if (sums.isInDoubt) sentences.push(words.inDoubt);
  return writtenText(sentences.join(' '), { colour: colours.quiet, above: 4 });
}

function signatures(page: DocumentPage, { receipt, signature }: ReceiptContent): Grid {
  const { receipt: words } = page.format.words;
  const picture = signature?.base64 == null ? undefined : readPng(Buffer.from(signature.base64, 'base64'));
  return signatureLines(
    page,
    { label: words.receivedBy, name: receipt.issued.by.name, signature: null, note: page.organisation.name },
    {
      label: words.payerSignature,
      name: receipt.payerName,
      signature: picture ?? null,
      note: signature !== null && picture === undefined ? words.signatureElsewhere : '',
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

import { crc32, deflateSync } from 'node:zlib';
import type { Receipt } from '../../../src-shared/domain/receipt/receipt.ts';
import { buildReceipt } from '../../../test/fixtures/builders/build-receipt.ts';
import type { ReceiptContent } from '../../engine/ports/documents-port.ts';
import { printedOrganisation, testAccount } from '../statement/statement-content.fixture.ts';

type ReceiptParts = {
  readonly receipt?: Parameters<typeof buildReceipt>[0];
  readonly account?: Partial<ReceiptContent['account']>;
  readonly organisation?: Partial<ReceiptContent['organisation']>;
  readonly signature?: ReceiptContent['signature'];
  readonly locale?: string;
};

/** 250.00 EUR in cash, counted: 200.00 for two invoices, the rest on account. */
export function testReceiptContent(parts: ReceiptParts = {}): ReceiptContent {
  const receipt: Receipt = buildReceipt({
    id: 'A7KX2M-17',
    amountMinor: 250_00,
    items: [
      { invoiceId: 'i1', amountMinor: 120_00 },
      { invoiceId: 'i2', amountMinor: 80_00 },
    ],
    denominations: [
      { valueMinor: 100_00, count: 2 },
      { valueMinor: 50_00, count: 1 },
    ],
    ...parts.receipt,
  });
  const organisation = printedOrganisation();
  const { number, name: customer, addressLines: address, country } = testAccount();
  return {
    kind: 'receipt',
    organisation: { ...organisation, ...parts.organisation },
    account: { number, name: customer, addressLines: address, country, ...parts.account },
    receipt,
    invoices: [
      { id: 'i1', number: 'RE-20817', invoiceDate: '2026-01-04', dueDate: '2026-02-03' },
      { id: 'i2', number: 'RE-20844', invoiceDate: '2026-01-09', dueDate: '2026-02-08' },
    ],
    signature: parts.signature ?? null,
    locale: parts.locale ?? 'en',
  };
}

/** A PNG of 8-bit RGBA, white with a black stroke across it, as a canvas writes it; in base64. */
export function testPng(width = 720, height = 240, changes: { readonly pixels?: Buffer } = {}): string {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 4, 0xff);
    row[0] = 0;
    for (let x = 40; x < width - 40; x += 1) {
      const isInk = Math.abs(y - height / 2 - Math.sin(x / 18) * height * 0.3) < 4;
      if (isInk) row.fill(0, 1 + x * 4, 4 + x * 4);
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const file = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(changes.pixels ?? Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return file.toString('base64');
}

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

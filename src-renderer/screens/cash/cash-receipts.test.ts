import { describe, expect, it } from 'vitest';
import type { ReceiptListRow } from '../../../src-shared/contract/cash-view.ts';
import { canBeHandedIn, depositsByAccount, markOfReceipt } from './cash-receipts.ts';

const receipt = (change: Partial<ReceiptListRow> = {}): ReceiptListRow => ({
  accountId: 'x',
  accountNumber: '1',
  accountName: 'X',
  receiptId: 'A7-1',
  deviceId: 'device',
  currency: 'EUR',
  amountMinor: 100_00,
  method: 'cash',
  payerName: '',
  reference: '',
  chequeDate: null,
  agentId: 'u',
  agentName: 'U',
  issuedOn: '2026-03-31',
  issuedAt: '2026-03-31T10:00:00Z',
  isVoided: false,
  isDeposited: false,
  exceptionCount: 0,
  isWaiting: false,
  ...change,
});

describe('handing money in', () => {
  it.each([
    [{}, true],
    [{ method: 'cheque' }, true],
    [{ method: 'card' }, false],
    [{ method: 'bank-transfer-notice' }, false],
    [{ isVoided: true }, false],
    [{ isDeposited: true }, false],
  ] as const)('R4: of a receipt with %j is possible: %s', (change, isPossible) => {
    expect(canBeHandedIn(receipt(change))).toBe(isPossible);
  });

  it('R4: is one command for each account, of all its receipts', () => {
    const marked = [
      receipt(),
      receipt({ receiptId: 'A7-2', accountId: 'y', accountName: 'Y' }),
      receipt({ receiptId: 'A7-3' }),
    ].map(markOfReceipt);
    expect(depositsByAccount(marked)).toEqual([
      { accountId: 'x', accountName: 'X', receiptIds: ['A7-1', 'A7-3'] },
      { accountId: 'y', accountName: 'Y', receiptIds: ['A7-2'] },
    ]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildReceipt } from '../../../test/fixtures/builders/build-receipt.ts';
import { sumMinor } from '../money/amount.ts';
import { cashPosition } from './cash-position.ts';
import { type Receipt, receiptMethods } from './receipt.ts';

const signedBy = (userId: string) => ({
  on: '2026-03-31',
  at: '2026-03-31T10:00:00.000Z',
  by: { userId, name: `Name of ${userId}` },
});
const voided = { ...signedBy('boss'), reason: 'Wrong customer' };
const deposited = { ...signedBy('cashier'), depositId: 'deposit-1', reference: 'Slip 4711' };

test('R4: what an agent collected is deposited or still in hand, cash and cheques apart', () => {
  const receipts = [
    buildReceipt({ id: 'A7-1', amountMinor: 100_00, deposited }),
    buildReceipt({ id: 'A7-2', amountMinor: 30_00 }),
    buildReceipt({ id: 'A7-3', amountMinor: 5_00, method: 'cheque' }),
    buildReceipt({ id: 'A7-4', amountMinor: 7_00, voided }),
    buildReceipt({ id: 'A7-5', amountMinor: 900_00, method: 'card' }),
    buildReceipt({ id: 'A7-6', amountMinor: 900_00, method: 'bank-transfer-notice' }),
  ];
  const [position, ...others] = cashPosition(receipts);
  expect(others).toEqual([]);
  expect(position).toMatchObject({
    agent: { userId: 'user-1' },
    currency: 'EUR',
    collectedMinor: 135_00,
    depositedMinor: 100_00,
    pendingMinor: 35_00,
    pendingCashMinor: 30_00,
    pendingChequesMinor: 5_00,
    voidedMinor: 7_00,
    differenceMinor: 0,
  });
  expect(position?.pending.map((receipt) => receipt.id)).toEqual(['A7-2', 'A7-3']);
});

test('R4: a receipt that is made void after its money was handed in shows as a difference', () => {
  const [position] = cashPosition([buildReceipt({ deposited, voided })]);
  expect(position).toMatchObject({
    collectedMinor: 0,
    depositedMinor: 0,
    pendingMinor: 0,
    voidedMinor: 100_00,
    differenceMinor: 100_00,
  });
});

test('R4: who handed the money in is not who collected it', () => {
  const receipts = [buildReceipt({ deposited }), buildReceipt({ id: 'B2-1', issued: signedBy('user-2') })];
  expect(cashPosition(receipts).map(({ agent }) => agent.userId)).toEqual(['user-1', 'user-2']);
});

const anyReceipt = fc.record({
  agent: fc.constantFrom('user-1', 'user-2'),
  currency: fc.constantFrom('EUR', 'USD'),
  method: fc.constantFrom(...receiptMethods),
  amountMinor: fc.integer({ min: 1, max: 1_000_00 }),
  isVoided: fc.boolean(),
  isDeposited: fc.boolean(),
});
const anyReceipts = fc.array(anyReceipt, { maxLength: 40 }).map((all) =>
  all.map(({ agent, isVoided, isDeposited, ...taken }, index) =>
    buildReceipt({
      ...taken,
      id: `A7-${index + 1}`,
      issued: signedBy(agent),
      voided: isVoided ? voided : null,
      deposited: isDeposited ? deposited : null,
    }),
  ),
);

test('R4: collected, deposited and pending cash reconcile to zero for every agent and currency', () => {
  fc.assert(
    fc.property(anyReceipts, (receipts) => {
      const positions = cashPosition(receipts);
      for (const one of positions) {
        expect(one.collectedMinor - one.depositedMinor - one.pendingMinor).toBe(0);
        expect(one.pendingCashMinor + one.pendingChequesMinor).toBe(one.pendingMinor);
        expect(sumOf(one.pending)).toBe(one.pendingMinor);
      }
      const inHand = receipts.filter(({ method }) => method === 'cash' || method === 'cheque');
      const handedIn = inHand.filter((receipt) => receipt.deposited !== null);
      for (const currency of ['EUR', 'USD']) {
        const of = positions.filter((one) => one.currency === currency);
        const taken = sumOf(inHand.filter((receipt) => receipt.currency === currency));
        expect(sumMinor(of.map((one) => one.collectedMinor + one.voidedMinor))).toBe(taken);
        expect(sumMinor(of.map((one) => one.depositedMinor + one.differenceMinor))).toBe(
          sumOf(handedIn.filter((receipt) => receipt.currency === currency)),
        );
      }
    }),
  );
});

function sumOf(receipts: readonly Receipt[]): number {
  return sumMinor(receipts.map((receipt) => receipt.amountMinor));
}

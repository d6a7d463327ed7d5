import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cashListFilters } from '../../../src-shared/contract/cash-view.ts';
import { cashPosition } from '../../../src-shared/domain/receipt/cash-position.ts';
import { type Receipt, receiptMethods } from '../../../src-shared/domain/receipt/receipt.ts';
import { receiptReport } from '../../../src-shared/domain/receipt/receipt-report.ts';
import { buildReceipt } from '../../../test/fixtures/builders/build-receipt.ts';
import { documentOf } from '../../engine/account.fixture.ts';
import { accountWith, effectiveOf } from '../../engine/account-happenings.fixture.ts';
import { receiptRow } from '../../engine/receipt-rows.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { receiptRowOf, summaryOf } from './account-summary.fixture.ts';
import { storeAll, storeGone } from './read-models.fixture.ts';

const page = { offset: 0, limit: 500 };
const signed = { on: '2026-03-31', at: '2026-03-31T09:00:00.000Z', by: { userId: 'm', name: 'M' } };

const receipts = fc
  .uniqueArray(
    fc.record({
      prefix: fc.constantFrom('A7', 'B8'),
      counter: fc.integer({ min: 1, max: 40 }),
      accountId: fc.constantFrom('a', 'b', 'c'),
      agent: fc.constantFrom('agent-1', 'agent-2'),
      currency: fc.constantFrom('EUR', 'USD'),
      method: fc.constantFrom(...receiptMethods),
      amountMinor: fc.integer({ min: 1, max: 1_000 }),
      isVoided: fc.boolean(),
      isDeposited: fc.boolean(),
    }),
    { selector: ({ prefix, counter }) => `${prefix}-${counter}`, maxLength: 40 },
  )
  .map((all): readonly Receipt[] =>
    all.map(({ prefix, counter, agent, isVoided, isDeposited, ...fields }) =>
      buildReceipt({
        ...fields,
        id: `${prefix}-${counter}`,
        items: [],
        chequeDate: null,
        issued: { ...signed, by: { userId: agent, name: agent } },
        voided: isVoided ? { ...signed, reason: 'wrong' } : null,
        deposited: isDeposited ? { ...signed, depositId: 'deposit-1', reference: '' } : null,
      }),
    ),
  );

describe('the cash of a device', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  it('R2, R4: reports of receipts over several accounts what the rules say of all of them together', () => {
    fc.assert(
      fc.property(receipts, (all) => {
        const ofAccount = Map.groupBy(all, ({ accountId }) => accountId as string);
        storeAll(
          store.readModels,
          ['a', 'b', 'c'].map((accountId) => {
            const account = documentOf('accounts', { id: accountId, accountId });
            const effective = effectiveOf({ ...accountWith(0), account });
            const rows = (ofAccount.get(accountId) ?? []).map((one) => receiptRow(one, effective));
            return summaryOf({ row: { accountId }, receipts: rows });
          }),
        );
        const report = store.readModels.cashReport();
        expect(report.agents).toEqual(
          cashPosition(all).map(({ pending: _pending, ...position }) => position),
        );
        expect(report.numbers).toEqual(
          receiptReport(all).map(({ used, voided, ...series }) => ({
            ...series,
            usedCount: used.length,
            voidedCount: voided.length,
          })),
        );
        const pendingMinor = cashPosition(all).reduce((sum, one) => sum + one.pendingMinor, 0);
        expect(report.toDeposit.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(pendingMinor);
        const toDeposit = store.readModels.receipts({ ...page, filter: 'to-deposit' });
        const pending = cashPosition(all).flatMap((one) => one.pending.map(({ id }) => id as string));
        expect(toDeposit.rows.map((row) => row.receiptId).toSorted()).toEqual(pending.toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('lists what is to be handed in the oldest first, until it is deposited, void or gone', () => {
    const of = (counter: number, fields: Parameters<typeof receiptRowOf>[0]) =>
      receiptRowOf({ receiptId: `A7-${counter}`, issuedAt: `2026-01-0${counter}T09:00:00.000Z`, ...fields });
    const all = [of(2, { method: 'cheque' }), of(1, {}), of(3, { method: 'card' })];
    storeAll(store.readModels, [summaryOf({ row: { accountId: 'a' }, receipts: all })]);
    const ids = () =>
      cashListFilters.map((filter) => [
        filter,
        store.readModels.receipts({ ...page, filter }).rows.map((row) => row.receiptId),
      ]);
    expect(ids()).toEqual([
      ['to-deposit', ['A7-1', 'A7-2']],
      ['to-deposit-cash', ['A7-1']],
      ['to-deposit-cheques', ['A7-2']],
      ['voided', []],
      ['all', ['A7-3', 'A7-2', 'A7-1']],
    ]);
    expect(store.readModels.receipts({ offset: 1, limit: 1, filter: 'to-deposit' })).toMatchObject({
      head: { total: 2 },
      rows: [{ receiptId: 'A7-2' }],
    });
    const later = [of(2, { method: 'cheque', isVoided: true }), of(1, { isDeposited: true })];
    storeAll(store.readModels, [summaryOf({ row: { accountId: 'a' }, receipts: later })]);
    expect(ids().map(([, listed]) => listed)).toEqual([[], [], [], ['A7-2'], ['A7-2', 'A7-1']]);
    storeGone(store.readModels, ['a']);
    expect(ids().flatMap(([, listed]) => listed)).toEqual([]);
    expect(store.readModels.cashReport()).toEqual({ toDeposit: [], agents: [], numbers: [] });
  });
});

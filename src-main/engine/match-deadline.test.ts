import { expect, test } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { accountWith, effectiveOf } from './account-happenings.fixture.ts';
import { matchPart } from './account-questions.ts';
import { matchDeadline } from './match-deadline.ts';

test('R5: a deadline stays over once it is', () => {
  let elapsedMs = 1_000;
  const isLate = matchDeadline({ elapsedMs: () => elapsedMs });
  expect(isLate()).toBe(false);
  elapsedMs = 1_021;
  expect(isLate()).toBe(false);
  elapsedMs = 1_022;
  expect(isLate()).toBe(true);
  elapsedMs = 90_000;
  expect(isLate()).toBe(true);
});

/** What is proposed for two payments where each look at the clock takes so long. */
function proposedWhen(lookMs: number) {
  const bare = accountWith(0);
  const invoiceOf = (number: string, amountMinor: number) =>
    documentOf('invoices', { id: `id-${number}`, number, amountMinor });
  const paymentOf = (id: string, amountMinor: number, reference: string) =>
    documentOf('payments', { id, amountMinor, reference, allocations: [] });
  const aggregate = {
    ...bare,
    invoices: [invoiceOf('20417', 100_000), invoiceOf('20418', 200_000)],
    payments: [paymentOf('named', 100_000, 'invoice 20417'), paymentOf('sum', 300_000, '')],
  };
  const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };
  let elapsedMs = 0;
  const monotonic = {
    elapsedMs() {
      elapsedMs += lookMs;
      return elapsedMs;
    },
  };
  const { payments } = matchPart(effectiveOf(aggregate), rules, { offset: 0, limit: 2 }, monotonic);
  return payments.map(({ paymentId, result }) => ({
    paymentId,
    unreadTexts: result.unreadTexts,
    gaveUp: result.amountSearch?.gaveUp ?? false,
    rule: result.proposals[0].rule,
  }));
}

test('R5: each payment has its own time, and says when it was not enough', () => {
  expect(proposedWhen(0)).toEqual([
    { paymentId: 'named', unreadTexts: 0, gaveUp: false, rule: 'reference' },
    { paymentId: 'sum', unreadTexts: 0, gaveUp: false, rule: 'amount' },
  ]);
  expect(proposedWhen(1_000)).toEqual([
    { paymentId: 'named', unreadTexts: 1, gaveUp: true, rule: 'amount' },
    { paymentId: 'sum', unreadTexts: 0, gaveUp: true, rule: 'amount' },
  ]);
});

import { describe, expect, it } from 'vitest';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { instalmentTotal } from '../../../../src-shared/domain/plan/schedule.ts';
import { promisableAccount as account } from '../promise/promisable-account.ts';
import { firstPlanDraft as draft, planBasis } from './plan.fixture.ts';
import { proposalInput, readPlanDraft } from './read-plan-draft.ts';

const read = (typed: Partial<typeof draft>) => readPlanDraft(account, { ...draft, ...typed }, planBasis);

describe('a plan as typed', () => {
  it('comes to a schedule that sums to what is owed, to the cent', () => {
    const { schedule, principalMinor, problems } = read({});
    expect(problems).toEqual({ fields: {}, invoices: {}, form: null });
    expect(principalMinor).toBe(80_000);
    expect(schedule?.instalments.map((one) => [one.dueDate, instalmentTotal(one)])).toEqual([
      ['2026-11-30', 26_667],
      ['2026-12-30', 26_667],
      ['2027-02-01', 26_666],
    ]);
    expect(schedule?.totalMinor).toBe(80_000);
  });

  it('shows interest and fee in the schedule as they are typed', () => {
    const { schedule } = read({
      rateText: '8',
      feeText: '15',
      downPaymentText: '200',
      downPaymentDate: '2026-11-23',
    });
    const totals = schedule?.instalments.map(instalmentTotal) ?? [];
    expect(schedule?.instalments[0]).toMatchObject({ number: 0, principalMinor: 20_000 });
    expect(schedule?.feeMinor).toBe(1_500);
    expect(schedule?.interestMinor).toBeGreaterThan(0);
    expect(sumMinor(totals)).toBe(schedule?.totalMinor);
  });

  it('puts what the schedule refuses at its field', () => {
    const tooLarge = read({ downPaymentText: '800', downPaymentDate: '2026-11-23' });
    expect(tooLarge.problems.fields.downPayment).toMatchObject({ code: 'PLAN_DOWN_PAYMENT_TOO_LARGE' });
    expect(tooLarge.schedule).toBeUndefined();
    const turned = read({ by: 'dates', datesText: '2026-12-30\n2026-11-30' });
    expect(turned.problems.fields.dates).toMatchObject({ code: 'PLAN_DATES_NOT_ASCENDING' });
    const many = read({ by: 'amount', instalmentText: '0.01' });
    expect(many.problems.fields.rule).toMatchObject({ code: 'PLAN_TOO_MANY_INSTALMENTS' });
  });

  it('takes no more of an invoice than is left of it, and needs some of one', () => {
    expect(read({ amountTexts: { a: '300.01' } }).problems.invoices.a).toMatchObject({
      code: 'AMOUNT_EXCEEDS_PLANNABLE',
    });
    expect(read({ amountTexts: { a: 'x' } }).problems.invoices.a?.code).toBe('AMOUNT_UNREADABLE');
    expect(read({ amountTexts: {} }).problems.fields.items?.code).toBe('AMOUNT_NOT_POSITIVE');
  });

  it('takes of an invoice also what the plan that is changed holds itself', () => {
    const changes = { planId: 'p', fromVersion: 1, heldMinor: { a: 5_000 } };
    const { items, problems } = read({ amountTexts: { a: '350' }, changes });
    expect(items).toEqual([{ invoiceId: 'a', amountMinor: 35_000 }]);
    expect(problems.invoices).toEqual({});
  });

  it('is handed in as it is shown', () => {
    const { items, terms } = read({ contactName: ' Ida ', reason: ' short of cash ', asDraft: true });
    if (terms === null) throw new Error('the draft has no terms');
    const typed = { contactName: ' Ida ', reason: ' short of cash ', asDraft: true };
    expect(proposalInput(typed, { items, terms }, 'r')).toEqual({
      items: [
        { invoiceId: 'a', amountMinor: 30_000 },
        { invoiceId: 'b', amountMinor: 50_000 },
      ],
      terms,
      contactName: 'Ida',
      reason: 'short of cash',
      requestId: 'r',
      asDraft: true,
    });
  });
});

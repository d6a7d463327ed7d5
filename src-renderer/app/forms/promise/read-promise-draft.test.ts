import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { readAmountText } from '../../../components/amount-text.ts';
import type { PromiseDraft } from '../../../state/drafts.ts';
import { promisableAccount as account } from './promisable-account.ts';
import { newPromiseDraft, withAmount, withTotal } from './promise-draft.ts';
import { promiseInput, readPromiseDraft } from './read-promise-draft.ts';

const date = '2026-12-01';
const typedTotal = (text: string, locale = 'en-GB') =>
  withTotal(account, { ...newPromiseDraft(account, [], locale), date }, text, locale);

describe('reading a promise draft', () => {
  it.each([
    ['-5', 'en-GB', 'AMOUNT_NOT_POSITIVE'],
    ['(5)', 'en-GB', 'AMOUNT_NOT_POSITIVE'],
    ['0', 'en-GB', 'AMOUNT_NOT_POSITIVE'],
    ['', 'en-GB', 'AMOUNT_NOT_POSITIVE'],
    ['12,3,4', 'en-GB', 'AMOUNT_UNREADABLE'],
    ['1e3', 'en-GB', 'AMOUNT_UNREADABLE'],
    ['12.345', 'en-GB', 'AMOUNT_UNREADABLE'],
    ['1.234', 'en-GB', 'AMOUNT_UNREADABLE'],
    ['NaN', 'en-GB', 'AMOUNT_UNREADABLE'],
    ['99999999999999', 'en-GB', 'AMOUNT_UNREADABLE'],
  ])('refuses the total "%s" (%s) at its field', (text, locale, code) => {
    const reading = readPromiseDraft(account, typedTotal(text, locale), locale, 0);
    expect(reading.problems.fields.total?.code).toBe(code);
    expect(reading.terms).toBeNull();
  });

  it('refuses a total that its lines do not make', () => {
    const draft = { ...typedTotal('350'), totalText: '351.00' };
    const reading = readPromiseDraft(account, draft, 'en-GB', 0);
    expect(reading.problems.fields.total?.code).toBe('ALLOCATION_SUM_MISMATCH');
    expect(reading.terms).toBeNull();
  });

  it('refuses an amount at an invoice that is not listed any more', () => {
    const draft = typedTotal('350');
    const paid = { ...account, claimable: account.claimable.filter((row) => row.id !== 'a') };
    expect(readPromiseDraft(paid, draft, 'en-GB', 0).terms).toBeNull();
  });

  it('P1: says at the invoice that more is promised than may be', () => {
    const draft = withAmount(newPromiseDraft(account, [], 'en-GB'), 'a', '300.01', 'en-GB');
    const { problems } = readPromiseDraft(account, draft, 'en-GB', 0);
    expect(problems.invoices.a).toEqual({
      code: 'AMOUNT_EXCEEDS_AVAILABLE',
      params: { invoice: 'A', currency: 'EUR', amountMinor: 30_001, availableMinor: 30_000 },
    });
    expect(problems.fields.date?.code).toBe('DATE_MISSING');
  });

  it('asks for agreement to exactly this excess over what the customer owes', () => {
    const draft = typedTotal('1000');
    const asked = readPromiseDraft(account, draft, 'en-GB', 0);
    expect(asked).toMatchObject({ excessMinor: 19_100, onAccountMinor: 19_100, terms: null });
    expect(asked.problems.fields.excess?.code).toBe('EXCESS_UNCONFIRMED');
    expect(readPromiseDraft(account, draft, 'en-GB', 19_100).terms?.totalMinor).toBe(100_000);
    expect(readPromiseDraft(account, typedTotal('1001'), 'en-GB', 19_100).terms).toBeNull();
    expect(readPromiseDraft(account, typedTotal('809'), 'en-GB', 0).terms?.totalMinor).toBe(80_900);
  });

  it.each(['2026-11-20', '30 Nvo', 'soon'])('refuses the date "%s"', (typed) => {
    const reading = readPromiseDraft(account, { ...typedTotal('350'), date: typed }, 'en-GB', 0);
    expect(reading.problems.fields.date).toBeDefined();
    expect(reading.terms).toBeNull();
  });

  it('records exactly the total on the screen, whatever was typed where', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '',
        '-5',
        '12,34',
        '1.234,56',
        '1,234.56',
        '1e3',
        '(7)',
        '0',
        '5-',
        '300',
        '0.01',
        '0,01',
      ),
      fc.integer({ min: -200_000, max: 200_000 }).map((minor) => (minor / 100).toFixed(2)),
      fc.string({ maxLength: 8 }),
    );
    const place = fc.constantFrom('total', 'onAccount', 'a', 'b', 'c', 'gone');
    const locales = fc.constantFrom('en-GB', 'de-DE');
    let recordedCount = 0;
    fc.assert(
      fc.property(locales, fc.array(fc.tuple(place, text), { maxLength: 5 }), (locale, steps) => {
        let draft: PromiseDraft = { ...newPromiseDraft(account, [], locale), date };
        for (const [at, typed] of steps) {
          if (at === 'total') draft = withTotal(account, draft, typed, locale);
          else draft = withAmount(draft, at === 'onAccount' ? null : at, typed, locale);
        }
        const asked = readPromiseDraft(account, draft, locale, 0);
        const { terms } = readPromiseDraft(account, draft, locale, asked.excessMinor);
        if (terms === null) return;
        recordedCount += 1;
        const input = promiseInput(draft, terms, 'id');
        const amounts = [...input.allocations.map((one) => one.amountMinor), input.onAccountMinor];
        const shown = readAmountText(draft.totalText, draft.currency, locale);
        expect(sumMinor(amounts)).toBe(shown);
        expect(shown).toBeGreaterThan(0);
        for (const one of input.allocations) {
          const line = readAmountText(draft.amountTexts[one.invoiceId] ?? '', draft.currency, locale);
          expect(line).toBe(one.amountMinor);
        }
      }),
      { numRuns: 500 },
    );
    expect(recordedCount).toBeGreaterThan(20);
  });
});

import { describe, expect, test } from 'vitest';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { ledgerPosition } from '../account/ledger-position.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { defaultMatchingPolicy } from './matching-policy.ts';
import { noticeOfUnapplied, openItemsOf, paymentNoticeSchema } from './open-item.ts';
import { due, notice, open, paid, propose, terms, today } from './propose-matches.fixture.ts';

describe('matching a payment by its reference', () => {
  const items = [open('20417', 100_00, due(1)), open('20418', 250_00, due(2)), open('20419', 40_00, due(3))];

  test('R5: the number and the amount of one invoice are automatic, and say what matched where', () => {
    const { best, unmatchedLines, refused } = propose(notice(250_00, 'invoice 20418 thanks'), items);
    expect(best).toMatchObject({
      rule: 'reference',
      selection: 'named',
      score: 100,
      scoreSteps: [{ because: 'rule', points: 100 }],
      onAccountMinor: 0,
      shortPaid: [],
      isAmbiguous: false,
      isAutomatic: true,
      manualBecause: [],
    });
    expect(best.evidence).toEqual([
      {
        line: undefined,
        invoiceIds: ['id-20418'],
        form: 'exact',
        start: 8,
        end: 13,
        text: '20418',
        isDoubtful: false,
      },
    ]);
    expect(paid(best)).toEqual({ 20418: 250_00 });
    expect([unmatchedLines, refused]).toEqual([[], []]);
  });

  test('R5: several numbers whose sum is paid are automatic', () => {
    const { best } = propose(notice(390_00, '20417/20418/20419'), items);
    expect(best).toMatchObject({ isAutomatic: true, score: 100 });
    expect(paid(best)).toEqual({ 20417: 100_00, 20418: 250_00, 20419: 40_00 });
  });

  test('R5: a difference within the tolerance is written off, or stays on account when it is too much', () => {
    const short = propose(notice(249_90, '20418'), items).best;
    expect(short).toMatchObject({
      tolerated: [{ invoiceId: 'id-20418', amountMinor: 10 }],
      isAutomatic: true,
    });
    const over = propose(notice(250_10, '20418'), items).best;
    expect(over).toMatchObject({ tolerated: [], onAccountMinor: 10, isAutomatic: true, score: 95 });
  });

  test('R5: a short pay says what stays open and never is automatic, whatever the threshold', () => {
    const lenient = { ...defaultMatchingPolicy, automaticFrom: 1 };
    expect(propose(notice(180_00, '20418'), items, lenient).best).toMatchObject({
      shortPaid: [{ invoiceId: 'id-20418', openMinor: 70_00, suspected: 'unknown' }],
      isAutomatic: false,
      manualBecause: ['short-paid'],
    });
  });

  test('R5: of named invoices those are paid that sum to the payment, else the oldest first', () => {
    const some = propose(notice(140_00, '20417 20418 20419'), items);
    expect(some.best).toMatchObject({ selection: 'part-of-named', isAutomatic: false });
    expect(paid(some.best)).toEqual({ 20417: 100_00, 20419: 40_00 });
    const oldest = propose(notice(200_00, '20417 20418 20419'), items).best;
    expect(paid(oldest)).toEqual({ 20417: 100_00, 20418: 100_00 });
    expect(oldest.shortPaid.map((one) => one.openMinor)).toEqual([150_00, 40_00]);
  });

  test('R5: too much goes on account; where the rest fits another invoice that is proposed too', () => {
    expect(propose(notice(500_00, '20418'), items).best).toMatchObject({
      onAccountMinor: 250_00,
      isAutomatic: false,
    });
    const { proposals } = propose(notice(290_00, '20418'), items);
    expect(proposals.map((one) => one.selection)).toContain('named-and-rest-by-amount');
    expect(proposals.map(paid)).toContainEqual({ 20418: 250_00, 20419: 40_00 });
  });

  test('R5: a credit note that was taken off is netted in, named or not', () => {
    const own = [...items, open('C-77', -30_00)];
    expect(propose(notice(220_00, '20418, C-77'), own).best).toMatchObject({ isAutomatic: true, score: 100 });
    const unnamed = propose(notice(220_00, '20418'), own).best;
    expect(paid(unnamed)).toEqual({ 20418: 250_00, 'C-77': -30_00 });
    expect(unnamed).toMatchObject({ shortPaid: [], isAutomatic: false });
  });

  test('R5: a doubtful text and a rejected creditor reference are never automatic', () => {
    const { proposals } = propose(notice(270_00, '20418 99123'), items);
    const named = proposals.filter((one) => one.rule === 'reference');
    expect(named.map((one) => one.manualBecause.includes('doubtful-text'))).toEqual([true]);
    expect(proposals.some((one) => one.isAutomatic)).toBe(false);
    const rejected = propose(notice(250_00, 'RF0020418'), items);
    expect(rejected.rejectedReferences).toEqual([{ line: undefined, start: 0, end: 9, text: 'RF0020418' }]);
    expect(rejected.best).toMatchObject({ rule: 'amount', isAutomatic: false });
  });
});

describe('matching a payment by its remittance lines', () => {
  const items = [open('20417', 100_00, due(1)), open('20418', 250_00, due(2)), open('C-77', -30_00, due(3))];

  test('R5: lines with amounts are followed to the unit', () => {
    const lines = [
      { reference: '20418', amountMinor: 250_00 },
      { reference: 'C-77', amountMinor: -30_00 },
    ];
    const { best } = propose(notice(220_00, 'see advice', lines), items);
    expect(best).toMatchObject({ rule: 'remittance-lines', isAutomatic: true, score: 98 });
    expect(paid(best)).toEqual({ 20418: 250_00, 'C-77': -30_00 });
    expect(best.evidence.map((one) => one.line)).toEqual([0, 1]);
  });

  test('R5: a line that pays less says what stays open; one that nothing knows is told', () => {
    const lines = [
      { reference: '20418', amountMinor: 200_00 },
      { reference: '99', amountMinor: 10_00 },
    ];
    const { best, unmatchedLines } = propose(notice(210_00, '', lines), items);
    expect(best).toMatchObject({
      shortPaid: [{ invoiceId: 'id-20418', openMinor: 50_00, suspected: 'unknown' }],
      onAccountMinor: 10_00,
      isAutomatic: false,
    });
    expect(best.manualBecause).toContain('unmatched-line');
    expect(unmatchedLines).toEqual([1]);
  });

  test('R5: lines without amounts name their items; lines that sum to more than the payment are no amounts', () => {
    const named = propose(notice(350_00, '', [{ reference: '20417' }, { reference: '20418' }]), items).best;
    expect(named).toMatchObject({ rule: 'remittance-lines', isAutomatic: true });
    const lines = [{ reference: '20418', amountMinor: 250_00 }];
    const more = propose(notice(100_00, '', lines), items).proposals.filter(
      (one) => one.rule === 'remittance-lines',
    );
    expect(more.map(paid)).toEqual([{ 20418: 100_00 }]);
  });

  test('R5: reference and lines that name different invoices are not automatic', () => {
    const lines = [{ reference: '20417', amountMinor: 100_00 }];
    const own = [...items, open('20500', 100_00)];
    const { best } = propose(notice(100_00, '20500', lines), own);
    expect(best.isAutomatic).toBe(false);
    expect(best.manualBecause).toContain('named-item-left-out');
  });
});

describe('matching a payment by its amount', () => {
  test('R5: one invoice of the amount is proposed but not automatic by the seed', () => {
    const { best } = propose(notice(250_00), [open('A1', 100_00), open('A2', 250_00)]);
    expect(best).toMatchObject({ rule: 'amount', selection: 'one-invoice', score: 80, isAutomatic: false });
  });

  test('R5: two that fit are both proposed, the oldest first, and ambiguous whatever the threshold', () => {
    const lenient = { ...defaultMatchingPolicy, automaticFrom: 1 };
    const items = [open('A1', 100_00, due(9)), open('A2', 100_00, due(1)), open('A3', 70_00)];
    const { proposals } = propose(notice(100_00), items, lenient);
    expect(proposals.slice(0, 2).map(paid)).toEqual([{ A2: 100_00 }, { A1: 100_00 }]);
    expect(proposals.map((one) => one.isAutomatic)).not.toContain(true);
    expect(proposals[0]).toMatchObject({ isAmbiguous: true });
  });

  test('R5: an invoice and a sum of others that fit alike are ambiguous', () => {
    const items = [open('A1', 300_00), open('A2', 100_00), open('A3', 200_00)];
    const { proposals } = propose(notice(300_00), items);
    expect(proposals.slice(0, 2).map((one) => [one.selection, one.isAmbiguous])).toEqual([
      ['one-invoice', true],
      ['subset', true],
    ]);
  });

  test('R5: the only subset that fits is found and tells what was searched', () => {
    const items = [open('A1', 110_03), open('A2', 200_17), open('A3', 401_31), open('A4', 95_00)];
    const { best } = propose(notice(511_34), items);
    expect(best).toMatchObject({ selection: 'subset', score: 70, isAmbiguous: false, gaveUp: false });
    expect(paid(best)).toEqual({ A1: 110_03, A3: 401_31 });
    expect(best.search).toMatchObject({ usableItems: 4, allSubsetsOfOldest: 4 });
  });

  test('R5: a search that gives up says so and what it searched, found something or not', () => {
    const even = Array.from({ length: 300 }, (_, index) => 2 * (1e9 + ((index * 7_919_777) % 8_999_999_993)));
    const items = [...even, 10_000_000_001].map((openMinor, index) => open(`A${index}`, openMinor));
    const missed = propose(notice(40_000_000_002), items);
    expect(missed.amountSearch).toMatchObject({ count: 0, gaveUp: true, searched: { usableItems: 301 } });
    expect(missed.best.rule).toBe('on-account');
    const pair = propose(notice(10_000_000_001 + (even[0] ?? 0)), items);
    expect(pair.best).toMatchObject({ selection: 'subset', gaveUp: true, isAutomatic: false });
    expect(pair.best.manualBecause).toContain('search-gave-up');
    expect(propose(notice(10_000_000_001, 'A300'), items).amountSearch).toBeUndefined();
  });

  test('R5: everything that is open, credits netted in, is told as that', () => {
    const items = [open('A1', 110_03), open('A2', 200_17), open('C1', -10_20)];
    expect(propose(notice(300_00), items).best).toMatchObject({ selection: 'all-open', onAccountMinor: 0 });
    expect(propose(notice(350_00), items).best).toMatchObject({
      selection: 'all-open',
      onAccountMinor: 50_00,
    });
  });

  test('R5: the only invoice takes a payment of any amount; without any the payment stays on account', () => {
    expect(propose(notice(50_00), [open('A1', 110_00)]).best).toMatchObject({
      selection: 'only-invoice',
      shortPaid: [{ invoiceId: 'id-A1', openMinor: 60_00, suspected: 'unknown' }],
    });
    const { proposals } = propose(notice(50_00), []);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({
      rule: 'on-account',
      allocations: [],
      onAccountMinor: 50_00,
      score: 0,
    });
  });
});

describe('what matching refuses', () => {
  test('R5: items of other currencies are refused with a code each, and a payment that names one is not automatic', () => {
    const usd = paymentNoticeSchema.parse({ ...notice(1), currency: 'USD' }).currency;
    const jpy = paymentNoticeSchema.parse({ ...notice(1), currency: 'JPY' }).currency;
    const items = [
      open('20417', 100_00),
      open('20418', 100_00, { currency: usd }),
      open('20419', 100_00, { currency: usd }),
      open('20420', 100_00, { currency: jpy }),
    ];
    const { refused, best } = propose(notice(100_00, '20417 20418'), items);
    expect(refused).toEqual([
      {
        currency: 'JPY',
        failure: { code: 'CURRENCY_MISMATCH', params: { currency: 'JPY', paymentCurrency: 'EUR' } },
        itemCount: 1,
        namedInvoiceIds: [],
      },
      {
        currency: 'USD',
        failure: { code: 'CURRENCY_MISMATCH', params: { currency: 'USD', paymentCurrency: 'EUR' } },
        itemCount: 2,
        namedInvoiceIds: ['id-20418'],
      },
    ]);
    expect(paid(best)).toEqual({ 20417: 100_00 });
    expect(best.manualBecause).toEqual(['foreign-currency-named']);
  });

  test.each([
    ['amountMinor', Number.NaN],
    ['amountMinor', JSON.parse('1e309')],
    ['amountMinor', 0.1 + 0.2],
    ['amountMinor', 2 ** 53 + 1],
    ['amountMinor', -0],
    ['currency', 'EURO'],
    ['receivedOn', '2026-02-30'],
    ['reference', '\u0000'],
    ['remittanceLines', [{ reference: 'a', amountMinor: 0.5 }]],
  ])('R5: a notice with %s %s is refused', (field, value) => {
    expect(paymentNoticeSchema.safeParse({ ...notice(1), [field]: value }).success).toBe(false);
  });
});

describe('matching what an account holds', () => {
  test('R5: an unapplied payment is matched to what its account has open', () => {
    const invoices = [
      buildInvoice({ id: 'one', number: '20417', amountMinor: 100_00 }),
      buildInvoice({ id: 'two', number: '20418', amountMinor: 80_00 }),
    ];
    const payment = buildPayment({
      amountMinor: 130_00,
      reference: '20418',
      allocations: [
        { invoiceId: 'one', amountMinor: 50_00 },
        { invoiceId: 'two', amountMinor: 10_00 },
      ],
    });
    const position = ledgerPosition({ invoices, payments: [payment] }, today, defaultPolicy);
    const left = noticeOfUnapplied(payment, position.currencies);
    if (left === undefined) throw new Error('nothing is left');
    const items = openItemsOf(
      position.positions,
      new Map([['two', { discountDate: today, discountMinor: 1_00, terms }]]),
    );
    expect(items.map((item) => [item.openMinor, item.discount?.discountMinor])).toEqual([
      [50_00, undefined],
      [70_00, 1_00],
    ]);
    expect(left.amountMinor).toBe(70_00);
    expect(propose(left, items).best).toMatchObject({
      allocations: [{ invoiceId: 'two', amountMinor: 70_00 }],
      isAutomatic: true,
    });
    expect(noticeOfUnapplied({ ...payment, reversed: true }, position.currencies)).toBeUndefined();
  });
});

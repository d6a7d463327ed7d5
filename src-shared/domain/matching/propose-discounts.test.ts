import { describe, expect, test } from 'vitest';
import { defaultMatchingPolicy } from './matching-policy.ts';
import { discount, notice, open, paid, propose, terms } from './propose-matches.fixture.ts';

describe('discounts of what a payment names', () => {
  test('R5: a discount that was earned is taken and stays automatic; a late one is a short pay that asks why', () => {
    const own = [open('20417', 100_00, discount(2_00))];
    expect(propose(notice(98_00, '20417'), own).best).toMatchObject({
      allocations: [{ invoiceId: 'id-20417', amountMinor: 98_00 }],
      discounts: [{ invoiceId: 'id-20417', amountMinor: 2_00, discountDate: '2026-03-20', terms }],
      isAutomatic: true,
      score: 98,
    });
    const late = [open('20417', 100_00, discount(2_00, '2026-03-14'))];
    expect(propose(notice(98_00, '20417'), late).best).toMatchObject({
      allocations: [{ invoiceId: 'id-20417', amountMinor: 98_00 }],
      discounts: [],
      shortPaid: [
        {
          ...{ invoiceId: 'id-20417', openMinor: 2_00, suspected: 'discount-taken-late' },
          ...{ discountDate: '2026-03-14', terms, reasonCode: '24' },
        },
      ],
      isAutomatic: false,
      manualBecause: ['score-below-threshold', 'short-paid'],
    });
    const graced = { ...defaultMatchingPolicy, discountGraceDays: 1 };
    expect(propose(notice(98_00, '20417'), late, graced).best).toMatchObject({ isAutomatic: true });
  });

  test('R5: discounts that were all taken, some of them late, are told apart for each invoice', () => {
    const own = [
      open('20417', 100_00, discount(2_00, '2026-03-14')),
      open('20418', 250_00, discount(5_00)),
      open('20419', 40_00),
    ];
    expect(propose(notice(383_00, '20417 20418 20419'), own).best).toMatchObject({
      allocations: [
        { invoiceId: 'id-20417', amountMinor: 98_00 },
        { invoiceId: 'id-20418', amountMinor: 245_00 },
        { invoiceId: 'id-20419', amountMinor: 40_00 },
      ],
      discounts: [{ invoiceId: 'id-20418', amountMinor: 5_00 }],
      shortPaid: [{ invoiceId: 'id-20417', openMinor: 2_00, suspected: 'discount-taken-late' }],
      isAmbiguous: false,
      isAutomatic: false,
    });
  });

  test('R5: of several discounts the one that was taken is found', () => {
    const own = [open('20417', 100_00, discount(2_00)), open('20418', 250_00, discount(5_00))];
    expect(propose(notice(345_00, '20417 20418'), own).best).toMatchObject({
      discounts: [{ invoiceId: 'id-20418', amountMinor: 5_00 }],
      isAmbiguous: false,
      isAutomatic: true,
    });
  });

  test('R5: a part payment in time is short by all that is missing, and no discount is guessed', () => {
    const own = [open('20417', 100_00, discount(2_00))];
    expect(propose(notice(49_00, '20417'), own).best).toMatchObject({
      allocations: [{ invoiceId: 'id-20417', amountMinor: 49_00 }],
      discounts: [],
      shortPaid: [{ invoiceId: 'id-20417', openMinor: 51_00 }],
      isAutomatic: false,
    });
  });
});

describe('discounts of what a payment does not name', () => {
  test('R5: one invoice less a discount taken late is proposed as short, in time as settled, with terms and date', () => {
    const items = (on: string) => [open('A1', 100_00), open('A2', 250_00, discount(5_00, on))];
    expect(propose(notice(245_00), items('2026-03-15')).best).toMatchObject({
      selection: 'one-invoice',
      score: 78,
      discounts: [{ invoiceId: 'id-A2', amountMinor: 5_00, discountDate: '2026-03-15', terms }],
      shortPaid: [],
    });
    expect(propose(notice(245_00), items('2026-03-14')).best).toMatchObject({
      selection: 'one-invoice',
      score: 55,
      scoreSteps: [{ points: 80 }, { because: 'shortPaid', points: -25 }],
      allocations: [{ invoiceId: 'id-A2', amountMinor: 245_00 }],
      discounts: [],
      shortPaid: [{ openMinor: 5_00, suspected: 'discount-taken-late', discountDate: '2026-03-14', terms }],
      isAutomatic: false,
    });
    const two = [...items('2026-03-14'), open('A3', 250_00, discount(5_00, '2026-03-01'))];
    expect(propose(notice(245_00), two).best).toMatchObject({ isAmbiguous: true });
  });

  test('R5: a subset is found less the discounts that were earned', () => {
    const items = [
      open('A1', 110_00, discount(2_20)),
      open('A2', 200_00, discount(4_00)),
      open('A3', 977_77),
    ];
    const { best } = propose(notice(303_80), items);
    expect(best.discounts.map((one) => one.amountMinor)).toEqual([2_20, 4_00]);
    expect(paid(best)).toEqual({ A1: 107_80, A2: 196_00 });
  });
});

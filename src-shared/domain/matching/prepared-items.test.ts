import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { digitHashes } from './digit-hashes.ts';
import type { OpenItem } from './open-item.ts';
import { prepareItems } from './prepared-items.ts';

const firstDay = businessDate('2026-01-01');

const anyFields = fc.array(
  fc.record({
    due: fc.nat(2),
    invoiced: fc.nat(1),
    number: fc.constantFrom('R-1', 'R-02', '20417', '٣', 'ﬁ4', ''),
    currency: fc.constantFrom('EUR', 'USD', 'JPY'),
    openMinor: fc.integer({ min: -3, max: 3 }),
    hasDiscount: fc.boolean(),
  }),
  { maxLength: 25 },
);

const openItems = anyFields.map((fields) =>
  fields.map(({ due, invoiced, number, currency, openMinor, hasDiscount }, index): OpenItem => {
    const invoice = buildInvoice({ id: `i${index % 20}`, currency });
    const discount = hasDiscount
      ? { discountDate: firstDay, discountMinor: 1, terms: { name: '2/10', of: 'account' as const } }
      : null;
    return {
      ...{ invoiceId: invoice.id, currency: invoice.currency, number, openMinor, discount },
      ...{ invoiceDate: addDays(firstDay, invoiced), dueDate: addDays(firstDay, due) },
    };
  }),
);

/** By comparing everything with everything. */
function inOrder(items: readonly OpenItem[]): OpenItem[] {
  const keysOf = (item: OpenItem) => [item.dueDate, item.invoiceDate, item.number, item.invoiceId];
  const compare = (a: OpenItem, b: OpenItem) => {
    const others = keysOf(b);
    const differing = keysOf(a).findIndex((key, place) => key !== others[place]);
    if (differing < 0) return 0;
    return (keysOf(a)[differing] ?? '') < (others[differing] ?? '') ? -1 : 1;
  };
  return items.filter((item) => item.openMinor !== 0).sort(compare);
}

test('R5: open items are the oldest first, by currency, with what one by one says of each', () => {
  fc.assert(
    fc.property(openItems, (items) => {
      const prepared = prepareItems(items);
      const ordered = inOrder(items);
      expect(prepared.items).toEqual(ordered);
      expect([...prepared.byCurrency.keys()].sort()).toEqual(
        [...new Set(ordered.map((item) => item.currency))].sort(),
      );
      for (const [currency, group] of prepared.byCurrency) {
        const own = ordered.filter((item) => item.currency === currency);
        expect(group.items).toEqual(own);
        expect(group.openMinor).toEqual(own.map((item) => item.openMinor));
        expect(group.hasDiscounts).toBe(own.some((item) => item.discount !== null));
      }
    }),
  );
});

test('R5: what numbers are narrowed down by stands at the place of their item in order of age', () => {
  fc.assert(
    fc.property(openItems, (items) => {
      const prepared = prepareItems(items);
      const { digits, significant, isUnusual, longest } = prepared.numbers();
      const alone = prepared.items.map(({ number }) => digitHashes(number));
      expect([...isUnusual]).toEqual(alone.map((one) => (one === undefined ? 1 : 0)));
      expect([...digits]).toEqual(alone.map((one) => one?.digits ?? 0));
      expect([...significant]).toEqual(alone.map((one) => one?.significant ?? 0));
      for (const { number } of prepared.items) expect(longest).toBeGreaterThanOrEqual(number.length);
    }),
  );
});

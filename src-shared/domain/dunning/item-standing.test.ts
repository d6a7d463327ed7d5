import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../../test/fixtures/builders/build-notice.ts';
import { accountPosition } from '../account/account-position.ts';
import { businessDate } from '../calendar/business-date.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { defaultDunningPolicies } from './dunning-policy.ts';
import { itemStandings } from './item-standing.ts';
import type { DunningNotice } from './notice.ts';

const today = businessDate('2026-03-31');
const [policy] = defaultDunningPolicies.policies;
const invoices = ['a', 'b', 'c'].map((id) => buildInvoice({ id }));

const anyNotice = fc
  .record({
    state: fc.constantFrom<DunningNotice['state']>('proposed', 'approved', 'sent', 'cancelled'),
    day: fc.integer({ min: 1, max: 28 }),
    items: fc.uniqueArray(
      fc.record({
        invoiceId: fc.constantFrom('a', 'b', 'c', 'gone'),
        level: fc.integer({ min: 1, max: 3 }),
      }),
      { selector: (item) => item.invoiceId, minLength: 1 },
    ),
  })
  .map(({ state, day, items }): DunningNotice => {
    const notice = buildNotice({
      items: items.map((item) => ({ ...item, amountMinor: 1, daysPastDue: 10 })),
    });
    const on = businessDate(`2026-03-${String(day).padStart(2, '0')}`);
    return { ...notice, ...stateOf(state, notice, on) };
  });

function stateOf(
  state: DunningNotice['state'],
  { sent }: DunningNotice,
  on: DunningNotice['proposed']['on'],
) {
  if (state === 'sent') return { state, sent: sent && { ...sent, on } };
  return { state, sent: null };
}

/** What was sent over one invoice, looked for in all notices: the first of the highest level. */
function lastSent(notices: readonly DunningNotice[], invoiceId: string) {
  const sent = notices.flatMap(({ state, sent: by, items }) => {
    const item = items.find((one) => one.invoiceId === invoiceId);
    return state === 'cancelled' || by === null || item === undefined
      ? []
      : [{ level: item.level, on: by.on }];
  });
  const level = Math.max(0, ...sent.map((one) => one.level));
  return { level, lastSentOn: sent.find((one) => one.level === level)?.on ?? null };
}

test('G1: where items stand is what all notices together say of each of them', () => {
  if (policy === undefined) throw new RangeError('there is no policy');
  fc.assert(
    fc.property(fc.array(anyNotice, { maxLength: 6 }), (notices) => {
      const aggregate = buildAggregate({ invoices, notices });
      const position = accountPosition(aggregate, today, defaultSettings);
      const standings = itemStandings(position.invoices, aggregate, policy, today);
      expect(standings.map(({ position: { invoice } }) => invoice.id)).toEqual(['a', 'b', 'c']);
      for (const { position: item, level, lastSentOn, reason } of standings) {
        const { id } = item.invoice;
        expect({ level, lastSentOn }).toEqual(lastSent(notices, id));
        const isUnderWay = notices.some(
          ({ state, sent, items }) =>
            state !== 'cancelled' && sent === null && items.some((one) => one.invoiceId === id),
        );
        expect(reason === 'in-a-notice').toBe(isUnderWay);
      }
    }),
  );
});

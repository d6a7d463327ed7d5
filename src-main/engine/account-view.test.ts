import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountEntryKey } from '../../src-shared/contract/account-entries-view.ts';
import { invoiceRowKey } from '../../src-shared/contract/account-view.ts';
import { applyListUpdate, type ListWindow } from '../../src-shared/contract/live-list.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { entryWindow } from './account-entries.ts';
import { accountWith, effectiveOf, happenings } from './account-happenings.fixture.ts';
import { invoiceWindow } from './account-invoices.ts';
import { allEntries, openInvoices } from './account-lists.fixture.ts';
import type { SummaryRules } from './account-summary.ts';
import { accountHead, accountView } from './account-view.ts';
import { listMessages } from './list-messages.ts';

const rulesOn = (today: string): SummaryRules => ({
  today: businessDate(today),
  settings: defaultSettings,
});
const rules = rulesOn('2026-03-31');

/** A live list as a screen has it: every message goes through the transport. */
function follow<Head extends object, Row>(
  keyOf: (row: Row) => string,
  read: (aggregate: AccountAggregate, present: SummaryRules) => ListWindow<Head, Row>,
) {
  const messageOf = listMessages<Head, Row>(keyOf);
  let shown: ListWindow<Head, Row> | undefined;
  return (aggregate: AccountAggregate, present: SummaryRules) => {
    const update = messageOf(read(aggregate, present));
    // Nothing of what was sent is an object of the sender.
    if (update !== undefined) shown = applyListUpdate(shown, structuredClone(update), keyOf);
    // Of a copy, so that nothing remembered of the account takes part.
    expect(shown).toEqual(read(structuredClone(aggregate), present));
    return shown?.rows ?? [];
  };
}

describe('the live views of an account', () => {
  it('show after their differences what the account is, whatever happened and whatever part of it is shown', () => {
    const happened = fc.record({
      name: fc.constantFrom(...Object.keys(happenings)),
      at: fc.nat({ max: 14 }),
      isNextDay: fc.boolean(),
    });
    const page = fc.record({ offset: fc.nat({ max: 8 }), limit: fc.integer({ min: 1, max: 20 }) });
    const buckets = fc.constantFrom(null, 0, 2);
    fc.assert(
      fc.property(
        page,
        buckets,
        fc.boolean(),
        fc.array(happened, { maxLength: 12 }),
        (part, bucket, hasSettled, steps) => {
          const head = follow<object, never>(
            (row) => row,
            (aggregate, present) => accountHead(effectiveOf(aggregate), present),
          );
          const invoices = follow(invoiceRowKey, (aggregate, present) =>
            invoiceWindow(aggregate, present, { ...openInvoices, ...part, bucket, hasSettled }),
          );
          const entries = follow(accountEntryKey, (aggregate, present) =>
            entryWindow(effectiveOf(aggregate), present, { ...allEntries, ...part }),
          );
          let aggregate = accountWith(12);
          let day = 10;
          for (const step of [undefined, ...steps]) {
            if (step !== undefined) aggregate = happenings[step.name]?.(aggregate, step.at) ?? aggregate;
            if (step?.isNextDay === true) day += 1;
            const present = rulesOn(`2026-04-${day.toString()}`);
            head(aggregate, present);
            entries(aggregate, present);
            const rows = invoices(aggregate, present);
            if (bucket !== null || hasSettled) continue;
            const whole = accountView(effectiveOf(structuredClone(aggregate)), present).openInvoices;
            expect(rows).toEqual(whole.slice(part.offset, part.offset + part.limit));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('send the one invoice that a promise is about, and of the head what the promise changed', () => {
    const before = accountWith(2_000);
    const after = happenings.promise?.(before, 0) ?? before;
    const invoiceMessage = listMessages(invoiceRowKey);
    const [, update] = [before, after].map((aggregate) =>
      invoiceMessage(invoiceWindow(aggregate, rules, { ...openInvoices, limit: 500 })),
    );
    expect(update).toMatchObject({ kind: 'difference', rows: [{ id: 'i0', promisedMinor: 700 }] });
    expect(update?.rows).toHaveLength(1);
    expect(Object.keys(update ?? {})).not.toContain('order');
    const headMessage = listMessages<object, never>((row) => row);
    const [, head] = [before, after].map((aggregate) =>
      headMessage(accountHead(effectiveOf(aggregate), rules)),
    );
    expect(Object.keys(head?.head ?? {}).sort()).toEqual(['figures', 'priority', 'promiseCount']);
  });

  it('show rows that nothing claims as the same objects, so that comparing them costs nothing', () => {
    const before = accountWith(20);
    const after = happenings.promise?.(before, 7) ?? before;
    const [first, second] = [before, after].map(
      (aggregate) => invoiceWindow(aggregate, rules, openInvoices).rows,
    );
    const changed = (second ?? []).filter((row, index) => row !== first?.[index]);
    expect(changed.map(invoiceRowKey)).toEqual(['i7']);
  });
});

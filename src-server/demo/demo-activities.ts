import notes from '../../resources/demo/notes.json' with { type: 'json' };
import type { Account } from '../../src-shared/domain/account/account.ts';
import {
  type Activity,
  type ActivityOutcome,
  activitySchema,
} from '../../src-shared/domain/activity/activity.ts';
import { addDays } from '../../src-shared/domain/calendar/business-date.ts';
import { type DemoCollector, type DemoContext, demoId, officeHours, workday } from './demo-context.ts';
import type { DemoLedger } from './demo-ledger.ts';
import { overdueInvoices } from './demo-promises.ts';

const callOutcomes: readonly ActivityOutcome[] = [
  'reached',
  'reached',
  'no-answer',
  'voicemail',
  'promised',
  'call-back',
  'refused',
  'disputed',
  'paid',
  'wrong-number',
];
const { nextActions, ...texts } = notes;
const noteTexts: Readonly<Record<string, readonly string[]>> = texts;

/** What the collector did on the account, the more is overdue the more. */
export function demoActivities(
  context: DemoContext,
  account: Account,
  collector: DemoCollector,
  ledger: DemoLedger,
): readonly Activity[] {
  const { random } = context;
  const overdue = overdueInvoices(ledger, context.today);
  const count = overdue.length === 0 ? random.int(0, 1) : random.int(1, Math.min(9, 2 + overdue.length));
  return Array.from({ length: count }, (_, n) => {
    const kind = random.pick(['call', 'call', 'call', 'email', 'note'] as const);
    const outcome = kind === 'call' ? random.pick(callOutcomes) : null;
    const on = workday(addDays(context.today, -random.int(n * 6, n * 6 + 12)));
    const invoiceNumber = overdue[0]?.invoice.number ?? ledger.invoices[0]?.number ?? '';
    const fill = (text: string): string =>
      text.replaceAll('{contact}', account.contacts[0]?.name ?? '').replaceAll('{invoice}', invoiceNumber);
    const date = addDays(context.today, random.int(-1, 9));
    const { text, channel } = random.pick(nextActions);
    const next = { date, text: fill(text), channel };
    return activitySchema.parse({
      id: demoId('activity', `${account.number}/${n}`),
      accountId: account.id,
      seq: 0,
      kind,
      direction: kind !== 'note' && random.chance(0.15) ? 'inbound' : 'outbound',
      outcome,
      contactName: kind === 'note' ? '' : (account.contacts[0]?.name ?? ''),
      note: fill(random.pick(noteTexts[outcome ?? kind] ?? notes.note)),
      durationSeconds: kind === 'call' ? random.int(20, 900) : null,
      on,
      at: officeHours(context, on),
      by: { userId: collector.userId, name: collector.name },
      supersedes: null,
      corrected: null,
      closes: null,
      invoiceIds: [],
      override: null,
      visit: null,
      mail: null,
      change: null,
      nextAction: n === 0 && random.chance(0.5) ? next : null,
    });
  });
}

import notes from '../../resources/demo/notes.json' with { type: 'json' };
import type { Account } from '../../src-shared/domain/account/account.ts';
import { addDays } from '../../src-shared/domain/calendar/business-date.ts';
import { type Dispute, disputeSchema, disputeStates } from '../../src-shared/domain/dispute/dispute.ts';
import { disputeReasons } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import type { PromiseToPay } from '../../src-shared/domain/promise/promise.ts';
import { type DemoCollector, type DemoContext, demoId, officeHours, workday } from './demo-context.ts';
import type { DemoLedger } from './demo-ledger.ts';
import { overdueInvoices } from './demo-promises.ts';

const disputeShare = 0.22;

/** Disputes in every state, over invoices that no promise covers. */
export function demoDisputes(
  context: DemoContext,
  account: Account,
  collector: DemoCollector,
  { ledger, promises }: { readonly ledger: DemoLedger; readonly promises: readonly PromiseToPay[] },
): readonly Dispute[] {
  const { random, today } = context;
  const promised = new Set(
    promises.flatMap((promise) => promise.allocations.map((allocation) => allocation.invoiceId)),
  );
  const free = overdueInvoices(ledger, today).filter(({ invoice }) => !promised.has(invoice.id));
  return free
    .slice(0, 4)
    .filter(() => random.chance(disputeShare))
    .map(({ invoice, openMinor }, n) => {
      const reason = random.pick(disputeReasons);
      const state = random.chance(0.4) ? 'open' : random.pick(disputeStates);
      const isDecided = state === 'resolved' || state === 'closed';
      const openedOn = workday(addDays(today, -random.int(1, 30)));
      const share = random.chance(0.5) ? 100 : random.int(10, 60);
      return disputeSchema.parse({
        id: demoId(context, 'dispute', `${account.number}/${n}`),
        accountId: account.id,
        seq: 0,
        currency: account.currency,
        items: [{ invoiceId: invoice.id, amountMinor: Math.max(1, Math.floor((openMinor * share) / 100)) }],
        reasonCode: reason.code,
        description: random.pick(notes.disputes),
        contactName: account.contacts[0]?.name ?? '',
        state,
        resolution: isDecided ? random.pick(['accepted', 'partly-accepted', 'rejected']) : null,
        processor: reason.processor,
        dueDate: addDays(openedOn, reason.slaDays),
        openedOn,
        openedAt: officeHours(context, openedOn),
        openedBy: { userId: collector.userId, name: collector.name },
      });
    });
}

import notes from '../../resources/demo/notes.json' with { type: 'json' };
import type { Account } from '../../src-shared/domain/account/account.ts';
import { addDays } from '../../src-shared/domain/calendar/business-date.ts';
import { type Dispute, disputeSchema, disputeStates } from '../../src-shared/domain/dispute/dispute.ts';
import { disputeReasons } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import type { PromiseToPay } from '../../src-shared/domain/promise/promise.ts';
import { type LedgerRequest, requestSchema } from '../../src-shared/domain/request/request.ts';
import { type DemoCollector, type DemoContext, demoId, officeHours, workday } from './demo-context.ts';
import type { DemoLedger } from './demo-ledger.ts';
import { overdueInvoices } from './demo-promises.ts';

const disputeShare = 0.22;

export type DemoCases = {
  readonly disputes: readonly Dispute[];
  /** D4: the credits that were asked for where the customer was right. */
  readonly requests: readonly LedgerRequest[];
};

/** Disputes in every state, over invoices that no promise covers. */
export function demoDisputes(
  context: DemoContext,
  account: Account,
  collector: DemoCollector,
  { ledger, promises }: { readonly ledger: DemoLedger; readonly promises: readonly PromiseToPay[] },
): DemoCases {
  const { random, today } = context;
  const promised = new Set(
    promises.flatMap((promise) => promise.allocations.map((allocation) => allocation.invoiceId)),
  );
  const free = overdueInvoices(ledger, today).filter(({ invoice }) => !promised.has(invoice.id));
  const disputes = free
    .slice(0, 4)
    .filter(() => random.chance(disputeShare))
    .map((over, n) => demoDispute(context, account, collector, over, n));
  const requests = disputes.flatMap((dispute) => creditRequest(dispute));
  return { disputes, requests };
}

type Overdue = ReturnType<typeof overdueInvoices>[number];

function demoDispute(
  context: DemoContext,
  account: Account,
  collector: DemoCollector,
  { invoice, openMinor }: Overdue,
  n: number,
): Dispute {
  const { random, today } = context;
  const reason = random.pick(disputeReasons);
  const state = random.chance(0.4) ? 'open' : random.pick(disputeStates);
  const openedOn = workday(addDays(today, -random.int(1, 30)));
  const share = random.chance(0.5) ? 100 : random.int(10, 60);
  const opened = {
    on: openedOn,
    at: officeHours(context, openedOn),
    by: { userId: collector.userId, name: collector.name },
  };
  const items = [{ invoiceId: invoice.id, amountMinor: Math.max(1, Math.floor((openMinor * share) / 100)) }];
  const event = { ...opened, note: '', processor: null };
  return disputeSchema.parse({
    id: demoId('dispute', `${account.number}/${n}`),
    accountId: account.id,
    seq: 0,
    currency: account.currency,
    items,
    reasonCode: reason.code,
    description: random.pick(notes.disputes),
    contactName: account.contacts[0]?.name ?? '',
    state,
    ...demoDecision(context, account, { state, items, n }),
    attachments: [],
    history: [
      { ...event, kind: 'opened' },
      ...(state === 'resolved' || state === 'closed' ? [{ ...event, kind: 'resolved' }] : []),
    ],
    processor: reason.processor,
    dueDate: addDays(openedOn, reason.slaDays),
    openedOn,
    openedAt: opened.at,
    openedBy: opened.by,
  });
}

type Decided = Pick<Dispute, 'state'> & {
  readonly items: readonly { readonly invoiceId: string; readonly amountMinor: number }[];
  readonly n: number;
};

/** A case is closed where the customer was wrong; else it waits for the credit note. */
function demoDecision(context: DemoContext, account: Account, { state, items, n }: Decided) {
  const { random } = context;
  const nothing = { resolution: null, rootCause: null, acceptedItems: [], creditRequestId: null };
  if (state !== 'resolved' && state !== 'closed') return nothing;
  const resolution =
    state === 'closed' ? 'rejected' : random.pick(['accepted', 'partly-accepted', 'rejected'] as const);
  if (resolution === 'rejected') return { ...nothing, resolution, rootCause: '' };
  const shareOf = (amountMinor: number) => Math.max(1, Math.floor(amountMinor / 2));
  const acceptedItems = items.map(({ invoiceId, amountMinor }) => {
    return { invoiceId, amountMinor: resolution === 'accepted' ? amountMinor : shareOf(amountMinor) };
  });
  const creditRequestId = demoId('request', `${account.number}/${n}`);
  return { resolution, rootCause: '', acceptedItems, creditRequestId };
}

function creditRequest(dispute: Dispute): readonly LedgerRequest[] {
  const { id, accountId, currency, acceptedItems: items, creditRequestId } = dispute;
  const { openedOn: on, openedAt: at, openedBy: by } = dispute;
  if (creditRequestId === null) return [];
  return [
    requestSchema.parse({
      ...{ id: creditRequestId, accountId, seq: 0, kind: 'credit-note', currency, items },
      amountMinor: items.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      ...{ planId: null, disputeId: id, until: null, reason: dispute.description, state: 'approved' },
      ...{ asked: { on, at, by }, approver: null, decided: null, settledBy: null, invoiceAmounts: [] },
    }),
  ];
}

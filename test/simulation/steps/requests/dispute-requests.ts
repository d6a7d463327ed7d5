import { type Dispute, isDisputeActive } from '../../../../src-shared/domain/dispute/dispute.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { checkBooking } from '../../../../src-shared/domain/request/booking.ts';
import { comingDay, type Maker, pickFrom, type Situation, someShares } from './situation.ts';

const open: Maker = (situation) => {
  const { position, settings, random } = situation;
  const available = position.invoices
    .filter(({ invoice }) => invoice.currency === 'EUR' && invoice.amountMinor > 0)
    .map(({ invoice, openMinor, disputedMinor }) => ({
      invoiceId: invoice.id,
      amountMinor: openMinor - disputedMinor,
    }));
  const items = someShares(situation, available);
  const reasonCode = random.pick(settings.disputeReasons).code;
  return items && { disputeId: situation.newId(), currency: 'EUR', items, reasonCode };
};

/** A step on a case that is being worked on. */
function onCase(fields: (dispute: Dispute, situation: Situation) => object): Maker {
  return (situation) => {
    const dispute = pickFrom(situation, situation.account.disputes.filter(isDisputeActive));
    return dispute && { disputeId: dispute.id, ...fields(dispute, situation) };
  };
}

const resolve = onCase(({ items }, situation) => {
  const requestId = situation.newId();
  const resolution = situation.random.pick(['accepted', 'partly-accepted', 'rejected']);
  if (resolution === 'rejected') return { requestId, resolution, acceptedItems: [] };
  const acceptedItems = resolution === 'accepted' ? items : (someShares(situation, items) ?? []);
  const isAll = sumOf(acceptedItems) === sumOf(items);
  return { requestId, resolution: isAll ? 'accepted' : 'partly-accepted', acceptedItems };
});

function sumOf(items: readonly { readonly amountMinor: number }[]): number {
  return sumMinor(items.map(({ amountMinor }) => amountMinor));
}

const processors = ['sales', 'billing', 'logistics'];

const reopen: Maker = (situation) => {
  const ended = situation.account.disputes.filter((one) => !isDisputeActive(one));
  const dispute = pickFrom(situation, ended);
  return dispute && { disputeId: dispute.id };
};

/** D4: with a credit note that is large enough, where anything was accepted. */
const close: Maker = (situation) => {
  const { invoices, disputes, requests } = situation.account;
  const closable = disputes
    .filter(({ state }) => state === 'resolved')
    .map(({ id: disputeId, creditRequestId }) => {
      const request = requests.find(({ id }) => id === creditRequestId);
      const note = request && invoices.find((one) => checkBooking(request, one, requests) === undefined);
      return { disputeId, creditNoteId: creditRequestId === null ? null : note?.id };
    })
    .filter(({ creditNoteId }) => creditNoteId !== undefined);
  const found = pickFrom(situation, closable);
  return found && { disputeId: found.disputeId, creditNoteId: found.creditNoteId };
};

export const disputeMakers = {
  'dispute.open': open,
  'dispute.review': onCase(() => ({})),
  'dispute.route': onCase(({ processor: from }, { random }) => ({
    from,
    processor: random.pick(processors.filter((one) => one !== from)),
  })),
  'dispute.comment': onCase(() => ({})),
  'dispute.attach': onCase(() => ({})),
  'dispute.wait': onCase(() => ({})),
  'dispute.escalate': onCase((_dispute, situation) => ({ dueDate: comingDay(situation, 30) })),
  'dispute.resolve': resolve,
  'dispute.reopen': reopen,
  'dispute.close': close,
  'dispute.cancel': onCase(() => ({})),
} as const satisfies Readonly<Record<string, Maker>>;

import {
  chargedForLateness,
  invoiceInterest,
  partPayments,
} from '../../../../src-shared/domain/interest/invoice-interest.ts';
import { isOfDispute, isPending } from '../../../../src-shared/domain/request/ask.ts';
import { checkBooking } from '../../../../src-shared/domain/request/booking.ts';
import type { LedgerRequest, RequestKind } from '../../../../src-shared/domain/request/request.ts';
import { waivableOf } from '../../../../src-shared/domain/request/waivable.ts';
import { isMine, isSuperior, type Maker, pickFrom, someShares } from './situation.ts';

/** What something may be taken off, roughly: others may have asked for the same. */
const reduce: Maker = (situation) => {
  const available = situation.position.invoices
    .filter(({ invoice }) => invoice.currency === 'EUR' && invoice.amountMinor > 0)
    .map(({ invoice, openMinor }) => ({ invoiceId: invoice.id, amountMinor: Math.floor(openMinor / 6) }));
  const items = someShares(situation, available);
  return items && { requestId: situation.newId(), currency: 'EUR', items };
};

/** Charges that the ledger has booked, as far as nobody has asked for them back. */
function waive(kind: 'fee-waiver' | 'interest-waiver'): Maker {
  return (situation) => {
    const { account, position } = situation;
    const waivable = waivableOf(account, kind);
    const available = position.invoices
      .filter(({ invoice }) => invoice.currency === 'EUR' && invoice.amountMinor > 0)
      .map(({ invoice, openMinor }) => {
        const amountMinor = Math.min(openMinor, waivable?.(invoice).leftMinor ?? 0);
        return { invoiceId: invoice.id, amountMinor };
      });
    const items = someShares(situation, available);
    return items && { requestId: situation.newId(), currency: 'EUR', items };
  };
}

const chargeFee: Maker = (situation) => {
  const { account, random } = situation;
  const invoice = random.chance(0.5) ? pickFrom(situation, account.invoices) : undefined;
  const invoiceId = invoice?.currency === 'EUR' ? invoice.id : null;
  return {
    requestId: situation.newId(),
    currency: 'EUR',
    invoiceId,
    amountMinor: random.integer(1, 120) * 100,
  };
};

/** G2: up to what the rule gives and was not asked for before. */
const chargeInterest: Maker = (situation) => {
  const { account, random, today, settings } = situation;
  const kind = random.pick(['interest', 'interest', 'compensation'] as const);
  const charged = chargedForLateness(account, kind);
  const paid = partPayments(account.payments, account.invoices);
  const available = account.invoices.flatMap((invoice) => {
    const payments = paid.get(invoice.id) ?? [];
    const found = invoiceInterest(account.account, invoice, payments, today, settings.interest);
    if (!found.ok || invoice.currency !== 'EUR') return [];
    const { interestMinor, compensation } = found.value;
    const givenMinor = kind === 'interest' ? interestMinor : compensation.amountMinor;
    const amountMinor = givenMinor - (charged.get(invoice.id) ?? 0);
    return [{ invoiceId: invoice.id, amountMinor }];
  });
  const items = someShares(situation, available);
  return items && { requestId: situation.newId(), currency: 'EUR', items, kind };
};

const askForLimit: Maker = (situation) => {
  const { account, requests } = situation.account;
  if (requests.some((one) => one.kind === 'credit-limit' && isPending(one))) return undefined;
  const limitMinor = situation.random.integer(0, 400) * 100_000;
  return { requestId: situation.newId(), from: account.creditLimitMinor, limitMinor };
};

/** Authority: what somebody else has asked for, of these kinds. */
function decide(...kinds: readonly RequestKind[]): Maker {
  return (situation) => {
    const waiting = situation.account.requests.filter(
      ({ state, kind, asked }) =>
        state === 'awaiting-approval' &&
        (kinds.length === 0 || kinds.includes(kind)) &&
        !isMine(situation, asked.by),
    );
    const request = isSuperior(situation) ? pickFrom(situation, waiting) : undefined;
    return request && { requestId: request.id };
  };
}

const settle: Maker = (situation) => {
  const { requests, invoices } = situation.account;
  const booked = requests
    .filter((one) => one.state === 'approved' && !isOfDispute(one))
    .flatMap((request) => {
      const document = invoices.find((one) => checkBooking(request, one, requests) === undefined);
      return document === undefined ? [] : [{ requestId: request.id, documentId: document.id }];
    });
  return pickFrom(situation, booked);
};

/** What the ledger books for a request: more owed for a charge, less for everything else. */
export function bookedMinor({ kind, amountMinor }: Pick<LedgerRequest, 'kind' | 'amountMinor'>): number {
  return kind === 'interest' || kind === 'compensation' || kind === 'fee' ? amountMinor : -amountMinor;
}

const withdraw: Maker = (situation) => {
  const own = situation.account.requests.filter(
    (one) =>
      one.state === 'awaiting-approval' &&
      one.kind !== 'plan' &&
      !isOfDispute(one) &&
      isMine(situation, one.asked.by),
  );
  const request = pickFrom(situation, own);
  return request && { requestId: request.id };
};

export const chargeMakers = {
  'interest.charge': chargeInterest,
  'interest.waive': waive('interest-waiver'),
  'fee.charge': chargeFee,
  'fee.waive': waive('fee-waiver'),
  'write-off.request': reduce,
  'write-off.approve': decide('write-off'),
  'write-off.refuse': decide('write-off'),
  'credit.request-limit': askForLimit,
  'credit.approve-limit': decide('credit-limit'),
  'credit.refuse-limit': decide('credit-limit'),
  'approval.grant': decide(),
  'approval.refuse': decide(),
  'request.settle': settle,
  'request.withdraw': withdraw,
} as const satisfies Readonly<Record<string, Maker>>;

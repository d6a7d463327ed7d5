import { comingDay, type Maker, pickFrom, type Situation, someShares } from './situation.ts';

/** What may still be promised, by invoice. */
export function promisable({ position }: Situation) {
  return position.invoices
    .filter(({ invoice }) => invoice.currency === 'EUR' && invoice.amountMinor > 0)
    .map(({ invoice, promisableMinor }) => ({ invoiceId: invoice.id, amountMinor: promisableMinor }));
}

function openPromise(situation: Situation) {
  const open = situation.position.promises.filter(({ status }) => status === 'open');
  return pickFrom(situation, open)?.promise;
}

const record: Maker = (situation) => {
  const allocations = someShares(situation, promisable(situation)) ?? [];
  const isOnAccount = allocations.length === 0 || situation.random.chance(0.2);
  return {
    promiseId: situation.newId(),
    currency: 'EUR',
    allocations,
    onAccountMinor: isOnAccount ? situation.random.integer(1, 5000) : 0,
    promisedDate: comingDay(situation, 40),
  };
};

const amend: Maker = (situation) => {
  const promise = openPromise(situation);
  if (promise === undefined) return undefined;
  const { id: promiseId, amountMinor, promisedDate, allocations, onAccountMinor } = promise;
  return {
    promiseId,
    from: { amountMinor, promisedDate },
    allocations: someShares(situation, allocations) ?? [],
    onAccountMinor,
    promisedDate: comingDay(situation, 40),
  };
};

const cancel: Maker = (situation) => {
  const promise = openPromise(situation);
  return promise && { promiseId: promise.id };
};

export const promiseMakers = {
  'promise.record': record,
  'promise.amend': amend,
  'promise.cancel': cancel,
} as const satisfies Readonly<Record<string, Maker>>;

import { addMinor } from '../money/amount.ts';
import type { Author } from '../organisation/actor.ts';
import type { Receipt } from './receipt.ts';

/**
 * R4: what one person has taken in one currency, in minor units of it. Collected − deposited − pending = 0, always.
 * Everything that was ever handed in is deposited + difference.
 */
export type CashPosition = {
  readonly agent: Author;
  readonly currency: string;
  /** Σ receipts that stand: those that are not void. */
  readonly collectedMinor: number;
  /** Of those, what was handed in. */
  readonly depositedMinor: number;
  /** Of those, what the agent still holds. */
  readonly pendingMinor: number;
  readonly pendingCashMinor: number;
  readonly pendingChequesMinor: number;
  /** Σ void receipts. */
  readonly voidedMinor: number;
  /** Of the void ones, what was handed in before: money at the bank that no receipt stands for. 0 when all is well. */
  readonly differenceMinor: number;
  /** What the agent still has to hand in. */
  readonly pending: readonly Receipt[];
};

type Tally = { -readonly [Key in keyof CashPosition]: CashPosition[Key] } & { pending: Receipt[] };

/** True for what a person holds in hand until it is handed in: a card payment and a bank transfer never are. */
export function isHandedIn({ method }: Pick<Receipt, 'method'>): boolean {
  return method === 'cash' || method === 'cheque';
}

/**
 * R4: the cash and the cheques of every field agent per currency, in order of the agent's id and the currency. The
 * agent is who gave the receipt, whoever handed the money in or made the receipt void. M1: throws where the amounts
 * are too large to be added exactly.
 */
export function cashPosition(receipts: readonly Receipt[]): readonly CashPosition[] {
  const tallies = new Map<string, Tally>();
  for (const receipt of receipts) {
    if (!isHandedIn(receipt)) continue;
    const key = `${receipt.issued.by.userId}/${receipt.currency}`;
    const tally = tallies.get(key) ?? emptyTally(receipt);
    add(tally, receipt);
    tallies.set(key, tally);
  }
  return [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}

/** The amounts of somebody who has taken nothing, in minor units. */
export const nothingCollected = {
  collectedMinor: 0,
  depositedMinor: 0,
  pendingMinor: 0,
  pendingCashMinor: 0,
  pendingChequesMinor: 0,
  voidedMinor: 0,
  differenceMinor: 0,
};

function emptyTally({ issued, currency }: Receipt): Tally {
  return {
    agent: issued.by,
    currency,
    ...nothingCollected,
    pending: [],
  };
}

function add(tally: Tally, receipt: Receipt): void {
  const { amountMinor, voided, deposited } = receipt;
  if (voided !== null) {
    tally.voidedMinor = addMinor(tally.voidedMinor, amountMinor);
    if (deposited !== null) tally.differenceMinor = addMinor(tally.differenceMinor, amountMinor);
    return;
  }
  tally.collectedMinor = addMinor(tally.collectedMinor, amountMinor);
  if (deposited === null) addPending(tally, receipt);
  else tally.depositedMinor = addMinor(tally.depositedMinor, amountMinor);
}

function addPending(tally: Tally, receipt: Receipt): void {
  const { amountMinor, method } = receipt;
  tally.pending.push(receipt);
  tally.pendingMinor = addMinor(tally.pendingMinor, amountMinor);
  if (method === 'cash') tally.pendingCashMinor = addMinor(tally.pendingCashMinor, amountMinor);
  else tally.pendingChequesMinor = addMinor(tally.pendingChequesMinor, amountMinor);
}

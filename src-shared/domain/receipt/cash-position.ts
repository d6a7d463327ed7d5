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
  const positions = new Map<string, CashPosition>();
  for (const receipt of receipts) {
    if (!isHandedIn(receipt)) continue;
    const { issued, currency } = receipt;
    const key = `${issued.by.userId}/${currency}`;
    const known = positions.get(key) ?? { agent: issued.by, currency, ...nothingCollected, pending: [] };
    positions.set(key, withReceipt(known, receipt));
  }
  return [...positions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, position]) => position);
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

/** The amounts of R4 without who holds them, in minor units. */
export type Collected = typeof nothingCollected;

/** What one sum of receipts is: how it was taken and what became of it. */
type Taken = {
  readonly method: Receipt['method'];
  readonly amountMinor: number;
  readonly isVoided: boolean;
  readonly isDeposited: boolean;
};

/** R4: the amounts with what was taken as well. M1: throws where they are too large to be added exactly. */
export function withCollected<T extends Collected>(
  collected: T,
  { method, amountMinor, isVoided, isDeposited }: Taken,
): T {
  const grown = { ...collected };
  const grow = (name: keyof Collected) => {
    grown[name] = addMinor(grown[name], amountMinor);
  };
  if (isVoided) {
    grow('voidedMinor');
    if (isDeposited) grow('differenceMinor');
    return grown;
  }
  grow('collectedMinor');
  if (isDeposited) grow('depositedMinor');
  else {
    grow('pendingMinor');
    grow(method === 'cash' ? 'pendingCashMinor' : 'pendingChequesMinor');
  }
  return grown;
}

function withReceipt(position: CashPosition, receipt: Receipt): CashPosition {
  const isVoided = receipt.voided !== null;
  const isDeposited = receipt.deposited !== null;
  const grown = withCollected(position, { ...receipt, isVoided, isDeposited });
  return isVoided || isDeposited ? grown : { ...grown, pending: [...position.pending, receipt] };
}

import {
  type AccountAggregate,
  accountParts,
} from '../../../../src-shared/domain/account/account-aggregate.ts';
import type { AccountPosition } from '../../../../src-shared/domain/account/account-position.ts';
import {
  addDays,
  type BusinessDate,
  type Instant,
} from '../../../../src-shared/domain/calendar/business-date.ts';
import type { Actor } from '../../../../src-shared/domain/organisation/actor.ts';
import type { Settings } from '../../../../src-shared/domain/organisation/settings.ts';
import type { SeededRandom } from '../../../bench/harness/seeded-random.ts';

/** What a person sees when they give a command. */
export type Situation = {
  readonly random: SeededRandom;
  readonly account: AccountAggregate;
  readonly position: AccountPosition;
  readonly actor: Actor;
  readonly today: BusinessDate;
  readonly at: Instant;
  readonly settings: Settings;
  /** For a document that is made. */
  readonly newId: () => string;
  /** R2: whether the device has a number for another receipt. */
  readonly hasReceiptNumber: () => boolean;
  /** What the numbers of the device begin with. */
  readonly deviceCode: string;
};

/**
 * The fields of a command's input that have to fit each other and the account; any input gives the others. Undefined
 * where there is nothing to give the command on.
 */
export type Maker = (situation: Situation) => Readonly<Record<string, unknown>> | undefined;

/** One of these, undefined where there are none. */
export function pickFrom<Item>({ random }: Situation, items: readonly Item[]): Item | undefined {
  return items.length === 0 ? undefined : random.pick(items);
}

/** Some of these, one at least where there are any. */
export function someOf<Item>(situation: Situation, items: readonly Item[]): readonly Item[] {
  const chosen = items.filter(() => situation.random.chance(0.5));
  return chosen.length > 0 ? chosen : items.slice(0, 1);
}

/** Now and then all of it, so that two people want the same money. */
export function shareOf({ random }: Situation, amountMinor: number): number {
  return random.chance(0.3) ? amountMinor : random.integer(1, amountMinor);
}

/** Shares of some of these amounts; undefined where there are none. */
export function someShares(
  situation: Situation,
  available: readonly { readonly invoiceId: string; readonly amountMinor: number }[],
): { readonly invoiceId: string; readonly amountMinor: number }[] | undefined {
  const chosen = someOf(
    situation,
    available.filter(({ amountMinor }) => amountMinor > 0),
  );
  if (chosen.length === 0) return undefined;
  return chosen.map(({ invoiceId, amountMinor }) => ({
    invoiceId,
    amountMinor: shareOf(situation, amountMinor),
  }));
}

/** A day from today on. */
export function comingDay({ random, today }: Situation, mostDays: number): BusinessDate {
  return addDays(today, random.integer(0, mostDays));
}

/** Ids of the account's documents, by list. */
export function idsOf({ account }: Pick<Situation, 'account'>) {
  return Object.fromEntries(
    accountParts.map((part) => [part, account[part].map(({ id }): string => id)]),
  ) as Record<(typeof accountParts)[number], string[]>;
}

export function isMine({ actor }: Situation, { userId }: { readonly userId: string }): boolean {
  return actor.userId === userId;
}

/** True for roles that decide over what others ask for. */
export function isSuperior({ actor }: Pick<Situation, 'actor'>): boolean {
  return actor.role === 'manager' || actor.role === 'administrator';
}

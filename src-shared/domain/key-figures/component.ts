import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { Exact } from './exact.ts';

/** The documents of one account that figures are made of. */
export type FigureDocuments = Pick<
  AccountAggregate,
  'account' | 'invoices' | 'payments' | 'promises' | 'disputes' | 'requests' | 'activities'
>;

/**
 * What figures are made of: sums over the documents of accounts. Amounts in minor units; `…amountDays` in minor units
 * times days; `…count` and `contact.…` in documents.
 */
export const componentNames = [
  'opening.receivables',
  'opening.current',
  'closing.receivables',
  'closing.current',
  /** Unapplied credits as of the date, as a positive amount. */
  'closing.credits',
  'sales',
  /** By period of the count-back. */
  'sales.back',
  'paid.amount',
  'paid.amountDays',
  'open.amount',
  'open.amountDays',
  /** From a bucket (or `new`, `reopened`) to a bucket (or `paid`). */
  'roll',
  'promise.due.count',
  'promise.due.amount',
  'promise.kept.count',
  'promise.kept.amount',
  /** By collector. */
  'cash',
  /** By horizon of the forecast in days: cash received in so many days up to the as-of date. */
  'collected',
  /** By collector: what is overdue on the accounts that they had on the as-of date. */
  'overdue',
  /** By horizon in days: what open promises for a day until then still bind. */
  'forecast.promised',
  /** By horizon in days: what is to be expected of open invoices by the dates at which the customer paid others. */
  'forecast.open',
  /** Open amounts later than anything that the customer has paid: nothing is expected of them. */
  'forecast.noHistory',
  'contact.attempts',
  'contact.attemptsReached',
  'contact.rightParty',
  'contact.promises',
  /** By collector: accounts of which something was open on the as-of date, by who had them then. */
  'carried',
  /** By person, who made the contact or took the promise. */
  'person.contacts',
  'person.attempts',
  'person.attemptsReached',
  'person.rightParty',
  'person.promises',
  'person.kept',
  'person.notKept',
] as const;
export type ComponentName = (typeof componentNames)[number];

/** A component, where it has several parts one part of it: `sales`, `cash/user-1`, `roll/1/2`. */
export type ComponentKey = ComponentName | `${ComponentName}/${string}`;

/** The components that are counted, whatever the currency of the document. */
export const withoutCurrency = '';

/** The components that have a part for each person, whose id stands after the name. */
export const personalComponents = [
  'cash',
  'overdue',
  'carried',
  'person.contacts',
  'person.attempts',
  'person.attemptsReached',
  'person.rightParty',
  'person.promises',
  'person.kept',
  'person.notKept',
] as const satisfies readonly ComponentName[];

export type FigureItemKind = 'account' | 'invoice' | 'payment' | 'promise' | 'activity';

/** Takes one addend of one component: the document and what it adds. */
export type Visit = (
  currency: string,
  key: ComponentKey,
  kind: FigureItemKind,
  id: string,
  value: Exact,
) => void;

import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { SearchTexts } from './ports/read-models-port.ts';

/** What a search looks through in an account besides number and name; empty texts are left out. */
export function searchTexts(aggregate: AccountAggregate): SearchTexts {
  const { account, activities, promises, disputes, invoices } = aggregate;
  const contacts = account.contacts.flatMap(({ name, phone, email }) => [name, phone, email]);
  const notes = [
    ...activities.map((activity) => activity.note),
    ...promises.map((promise) => promise.note),
    ...disputes.map((dispute) => dispute.description),
  ];
  return {
    contacts: contacts.filter(isPresent),
    notes: notes.filter(isPresent),
    invoices: invoices.flatMap(({ number, reference }) => [number, reference]).filter(isPresent),
  };
}

function isPresent(text: string): boolean {
  return text !== '';
}

import type { Contact } from '../../../../src-shared/domain/account/account.ts';
import { isEmailAddress } from '../../../../src-shared/domain/contact/email-address.ts';

/** Whom a mail could go to, who first, and whom none can. */
export type MailContacts = { readonly reachable: readonly Contact[]; readonly others: readonly Contact[] };

/** Contacts with an address, whoever is to get mails rather than others first; what rules say of them is asked apart. */
export function mailContacts(contacts: readonly Contact[]): MailContacts {
  const { reachable = [], others = [] } = Object.groupBy(contacts, ({ email }) =>
    isEmailAddress(email.trim()) ? 'reachable' : 'others',
  );
  return { reachable: reachable.toSorted((a, b) => fitness(b) - fitness(a)), others };
}

function fitness({ doNotContact, consents, preferredChannel }: Contact): number {
  const consent = consents.find(({ channel }) => channel === 'email')?.given;
  if (doNotContact || consent === false) return -1;
  return (preferredChannel === 'email' ? 2 : 0) + (consent === true ? 1 : 0);
}

import { z } from 'zod';
import type { Contact } from '../domain/account/account.ts';
import { contactSchema } from '../domain/account/account.ts';
import { freeText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { canonicalJson } from '../protocol/canonical-json.ts';
import { changeAccount } from './change-account.ts';
import { defineCommand, refused } from './command.ts';

const maxContacts = 50;

/**
 * Corrects a person at the customer: changed, new (`from` null) or gone (`to` null). Refused with CHANGED_MEANWHILE
 * where somebody else corrected the same person.
 * @example 'account.correct-contact' {activityId, from: {id: 'contact-1', name: 'Ida Brandt', phone: '1', …}, to:
 * {id: 'contact-1', name: 'Ida Brandt', phone: '2', …}, reason: 'Moved to another office'}
 */
export const accountCorrectContact = defineCommand({
  name: 'account.correct-contact',
  version: 1,
  input: z.object({
    activityId: activityIdSchema,
    from: contactSchema.nullable(),
    to: contactSchema.nullable(),
    reason: freeText(500),
  }),
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { activityId, from, to, reason }, context) {
    const { contacts } = aggregate.account;
    const id = from?.id ?? to?.id;
    if (id === undefined || (from !== null && to !== null && from.id !== to.id)) {
      return refused('COMMAND_INVALID', { command: 'account.correct-contact', field: 'to' });
    }
    const found = contacts.find((one) => one.id === id) ?? null;
    const isOther = canonicalJson(found) !== canonicalJson(from);
    const isSame = canonicalJson(from) === canonicalJson(to);
    const isTooMany = found === null && to !== null && contacts.length >= maxContacts;
    const problems = [
      isOther ? failure('CHANGED_MEANWHILE', { by: '' }) : undefined,
      isSame ? failure('NOTHING_CHANGED') : undefined,
      isTooMany ? failure('TOO_MANY_ENTRIES', { limit: maxContacts }) : undefined,
    ];
    const entry = { activityId, note: reason, field: 'contacts', from: words(from), to: words(to) };
    return changeAccount(aggregate, { contacts: corrected(contacts, id, to) }, entry, context, problems);
  },
});

function corrected(contacts: readonly Contact[], id: string, to: Contact | null): Contact[] {
  if (to === null) return contacts.filter((one) => one.id !== id);
  const index = contacts.findIndex((one) => one.id === id);
  return index < 0 ? [...contacts, to] : contacts.with(index, to);
}

function words(contact: Contact | null): string {
  if (contact === null) return '';
  const { name, role, phone, email, doNotContact } = contact;
  return [name, role, phone, email, doNotContact ? 'do not contact' : '']
    .filter((part) => part !== '')
    .join(' · ');
}

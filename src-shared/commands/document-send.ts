import { z } from 'zod';
import type { Account } from '../domain/account/account.ts';
import { type Mail, mailedPaperSchema, mailSubjectSchema, mailTextSchema } from '../domain/activity/mail.ts';
import { emailAddressSchema, isEmailAddress } from '../domain/contact/email-address.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { activityIdSchema, contactIdSchema, issuedDocumentIdSchema } from '../domain/ids.ts';
import { checkContactId, checkNewId, contactShape } from './activity-entry.ts';
import { judgeContact } from './activity-permission.ts';
import { changed, defineCommand, refusedFor } from './command.ts';
import { entryOf } from './timeline-entry.ts';

/**
 * Has the server mail an issued document to a contact of the account; the paper is on its way apart from the command.
 * It is a contact like any other: what a rule forbids now (A1) is refused, unless `override` names it. `address` is
 * what the sender saw: where the contact has another one meanwhile, nothing goes to the old one.
 * @example 'document.send' {activityId, contactId: 'contact-1', address: 'ida@example.com', subject: 'Your statement',
 * text: 'Dear customer …', documentId, file: {sha256, name: 'statement.pdf', mediaType: 'application/pdf',
 * sizeBytes: 52_113}, invoiceIds: [], override: null}
 */
export const documentSend = defineCommand({
  name: 'document.send',
  version: 1,
  input: z.object({
    activityId: activityIdSchema,
    contactId: contactIdSchema,
    address: emailAddressSchema,
    subject: mailSubjectSchema,
    text: mailTextSchema,
    documentId: issuedDocumentIdSchema,
    file: mailedPaperSchema,
    invoiceIds: contactShape.invoiceIds,
    override: contactShape.override,
  }),
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const { activityId: id, invoiceIds, override: given, ...mailed } = input;
    const contact = aggregate.account.contacts.find((one) => one.id === input.contactId);
    const about = { kind: 'email', direction: 'outbound', at: context.at, invoiceIds } as const;
    const { failures, override } = judgeContact(aggregate, { ...about, contact, override: given }, context);
    const refusal = refusedFor([
      checkNewId(aggregate, id),
      checkContactId(aggregate.account, input.contactId),
      checkAddress(aggregate.account, input),
      ...failures,
    ]);
    if (refusal !== undefined) return refusal;
    const mail: Mail = { ...mailed, state: 'queued', trouble: null, sentAt: null };
    const contactName = contact?.name ?? '';
    const entry = { id, kind: 'email', note: mail.subject, contactName, invoiceIds, override, mail } as const;
    return changed({ collection: 'activities', document: entryOf(aggregate.account, entry, context) });
  },
});

/** CONTACT_WITHOUT_EMAIL where the contact has none that a mail can go to, CHANGED_MEANWHILE where it has another one. */
function checkAddress(
  { contacts }: Account,
  { contactId, address }: Pick<Mail, 'contactId' | 'address'>,
): Failure | undefined {
  const contact = contacts.find(({ id }) => id === contactId);
  if (contact === undefined) return undefined;
  const present = contact.email.trim();
  if (!isEmailAddress(present)) return failure('CONTACT_WITHOUT_EMAIL', { name: contact.name });
  return present === address ? undefined : failure('CHANGED_MEANWHILE', { by: '' });
}

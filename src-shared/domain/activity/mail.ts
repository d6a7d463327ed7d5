import { z } from 'zod';
import { instantSchema } from '../calendar/business-date.ts';
import { emailAddressSchema } from '../contact/email-address.ts';
import { wordedText } from '../document.ts';
import { fileReferenceSchema } from '../file-reference.ts';
import { contactIdSchema, issuedDocumentIdSchema } from '../ids.ts';

/** `queued`: the server has it and has not sent it; `sent`: a mail server has taken it; `failed`: nobody tries any more. */
export const mailStates = ['queued', 'sent', 'failed'] as const;

/** Why a mail still waits, or why it failed. */
export const mailTroubles = [
  /** The operator has named no mail server: it waits until there is one. */
  'no-mail-account',
  /** The mail server does not answer, or puts off. */
  'server-unreachable',
  /** The mail server does not take mails of this server: password, certificate, encryption. The operator has to act. */
  'server-refuses-us',
  /** There is no such mailbox, or it takes no mail. */
  'recipient-refused',
  /** The mail server does not take this mail, whoever it is for. */
  'mail-refused',
  /** The paper did not arrive at the server. */
  'paper-missing',
] as const;
export type MailTrouble = (typeof mailTroubles)[number];

/** What stands in one line of a header. */
export const mailSubjectSchema = wordedText(200).regex(/^[^\r\n\u0085\u2028\u2029]*$/, {
  error: 'must be one line',
});
export const mailTextSchema = wordedText(10_000);

/** The paper that goes along. */
export const mailedPaperSchema = fileReferenceSchema.extend({
  mediaType: z.literal('application/pdf'),
});

/** A document that the server mails to a contact of the account. */
export const mailSchema = z.object({
  contactId: contactIdSchema,
  /** The contact's as it was then. */
  address: emailAddressSchema,
  subject: mailSubjectSchema,
  text: mailTextSchema,
  /** The issued document that it is. */
  documentId: issuedDocumentIdSchema,
  file: mailedPaperSchema,
  state: z.enum(mailStates),
  /** Null where nothing stands in its way. */
  trouble: z.enum(mailTroubles).nullable(),
  /** When a mail server took it; null before. */
  sentAt: instantSchema.nullable(),
});
export type Mail = Readonly<z.infer<typeof mailSchema>>;

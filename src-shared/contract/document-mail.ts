import { z } from 'zod';
import type { Mail } from '../domain/activity/mail.ts';
import { mailSubjectSchema, mailTextSchema } from '../domain/activity/mail.ts';
import { emailAddressSchema } from '../domain/contact/email-address.ts';
import { freeText } from '../domain/document.ts';
import { maxFileBytes } from '../domain/file-reference.ts';
import { documentRequestSchema } from './document-request.ts';

/**
 * A document by what was asked for, and the title that it got. `documentId`: of one that was issued before, whose words are
 * of what it says, whatever the account holds now; null for one that is issued with this mail.
 */
export const mailWordsQuerySchema = z.object({
  request: documentRequestSchema,
  title: freeText(300),
  documentId: z.uuid().nullable().default(null),
});
export type MailWords = { readonly subject: string; readonly text: string };

/** A mail that is finished in the person's own mail program, with the document as it was rendered. */
export const mailFileSchema = z.object({
  to: z.object({ name: freeText(200), address: emailAddressSchema }),
  subject: mailSubjectSchema,
  text: mailTextSchema,
  fileName: freeText(200).min(1),
  pdf: z.custom<Blob>((value) => value instanceof Blob && value.size > 0 && value.size <= maxFileBytes),
});
export type MailFileRequest = z.output<typeof mailFileSchema>;

/** The same with the bytes at hand. */
export type ComposedMail = Omit<MailFileRequest, 'pdf'> & { readonly pdf: Uint8Array };

/** A document of an account that the server mails. */
export type AccountMail = Pick<
  Mail,
  'documentId' | 'contactId' | 'address' | 'file' | 'state' | 'trouble' | 'sentAt'
> & {
  readonly activityId: string;
  /** Of what the document says, in hex; null where it was issued on another device. */
  readonly inputHash: string | null;
  readonly contactName: string;
  /** When it was asked for, and by whom. */
  readonly at: string;
  readonly by: string;
  /** It is still on this device. */
  readonly isWaiting: boolean;
};

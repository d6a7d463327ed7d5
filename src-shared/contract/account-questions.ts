import { z } from 'zod';
import { contactChannels } from '../domain/account/account.ts';
import type { Instant } from '../domain/calendar/business-date.ts';
import type { ContactFinding, ContactPermission } from '../domain/contact/contact-permission.ts';
import { accountIdSchema, contactIdSchema, invoiceIdSchema } from '../domain/ids.ts';
import type { MatchResult } from '../domain/matching/proposal.ts';

/** A1: may this person be contacted so, now? */
export const contactQuerySchema = z.object({
  accountId: accountIdSchema,
  channel: z.enum(contactChannels),
  /** Null for a person who is none of the account's contacts. */
  contactId: contactIdSchema.nullable(),
  /** The debt that it is about; empty for the account as a whole. */
  invoiceIds: z.array(invoiceIdSchema).max(1000),
});
export type ContactQuery = z.infer<typeof contactQuerySchema>;

/** A1: what speaks against a contact, with the calendar days in which its rule counts contacts; null for no counting. */
export type CountedFinding = ContactFinding & { readonly days: number | null };
export type ContactPermissionView = Omit<ContactPermission, 'findings'> & {
  readonly findings: readonly CountedFinding[];
  /** The instant that it is true of. */
  readonly at: Instant;
};

/** R5: payments with unapplied cash, the newest first, a part of them with how they could be applied. */
export const matchQuerySchema = z.object({
  accountId: accountIdSchema,
  offset: z.int().min(0),
  /** Each is searched for up to 50 ms. */
  limit: z.int().min(1).max(20),
});
export type MatchQuery = z.infer<typeof matchQuerySchema>;

/** R5: an unapplied payment with its proposals, the best first. Amounts in minor units of `currency`. */
export type UnappliedPayment = {
  readonly paymentId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly unappliedMinor: number;
  readonly receivedOn: string;
  readonly reference: string;
  readonly result: MatchResult;
  /** The invoices that the proposals name: their number and what is open on them. */
  readonly invoices: readonly {
    readonly id: string;
    readonly number: string;
    readonly dueDate: string;
    readonly openMinor: number;
  }[];
};

export type MatchPart = { readonly total: number; readonly payments: readonly UnappliedPayment[] };

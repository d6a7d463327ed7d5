import { z } from 'zod';
import { accountSchema } from '../domain/account/account.ts';
import { activitySchema } from '../domain/activity/activity.ts';
import { disputeSchema } from '../domain/dispute/dispute.ts';
import { invoiceSchema } from '../domain/invoice/invoice.ts';
import { referenceSchema } from '../domain/organisation/reference.ts';
import { paymentSchema } from '../domain/payment/payment.ts';
import { promiseSchema } from '../domain/promise/promise.ts';
import { outcomeSchema } from './outcome.ts';

/** The replicated collections with the schema of their documents: pull-only on every workstation. */
export const collectionSchemas = {
  accounts: accountSchema,
  invoices: invoiceSchema,
  payments: paymentSchema,
  promises: promiseSchema,
  disputes: disputeSchema,
  activities: activitySchema,
  outcomes: outcomeSchema,
  reference: referenceSchema,
} as const;

export type CollectionName = keyof typeof collectionSchemas;
export const collectionNames = Object.keys(collectionSchemas) as [CollectionName, ...CollectionName[]];
export const collectionNameSchema = z.enum(collectionNames);

export type CollectionDocument<Name extends CollectionName> = z.infer<(typeof collectionSchemas)[Name]>;

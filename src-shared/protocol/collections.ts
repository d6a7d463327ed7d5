import { z } from 'zod';
import { accountSchema } from '../domain/account/account.ts';
import { activitySchema } from '../domain/activity/activity.ts';
import { disputeSchema } from '../domain/dispute/dispute.ts';
import { paperSchema } from '../domain/document/paper.ts';
import { noticeSchema } from '../domain/dunning/notice.ts';
import { invoiceSchema } from '../domain/invoice/invoice.ts';
import { referenceSchema } from '../domain/organisation/reference.ts';
import { paymentSchema } from '../domain/payment/payment.ts';
import { planSchema } from '../domain/plan/plan.ts';
import { promiseSchema } from '../domain/promise/promise.ts';
import { receiptSchema } from '../domain/receipt/receipt.ts';
import { requestSchema } from '../domain/request/request.ts';
import { outcomeSchema } from './outcome.ts';

/** The replicated collections with the schema of their documents: pull-only on every workstation. */
export const collectionSchemas = {
  accounts: accountSchema,
  invoices: invoiceSchema,
  payments: paymentSchema,
  promises: promiseSchema,
  disputes: disputeSchema,
  activities: activitySchema,
  plans: planSchema,
  receipts: receiptSchema,
  requests: requestSchema,
  notices: noticeSchema,
  papers: paperSchema,
  outcomes: outcomeSchema,
  reference: referenceSchema,
} as const;

export type CollectionName = keyof typeof collectionSchemas;
export const collectionNames = Object.keys(collectionSchemas) as [CollectionName, ...CollectionName[]];
export const collectionNameSchema = z.enum(collectionNames);

export type CollectionDocument<Name extends CollectionName> = z.infer<(typeof collectionSchemas)[Name]>;

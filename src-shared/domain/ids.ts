import { z } from 'zod';

/**
 * Ids are opaque text minted by a device (UUID) or derived from the ledger; never parsed, never shown. They begin with
 * a letter or a digit, so that none is `..` or `__proto__`, and have 64 characters at most. One check for all of it: a
 * command may name thousands of them.
 */
const id = () => z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

export const accountIdSchema = id().brand<'AccountId'>();
export const invoiceIdSchema = id().brand<'InvoiceId'>();
export const paymentIdSchema = id().brand<'PaymentId'>();
export const promiseIdSchema = id().brand<'PromiseId'>();
export const disputeIdSchema = id().brand<'DisputeId'>();
export const planIdSchema = id().brand<'PlanId'>();
/** R2: a receipt is identified by its number: the primary key keeps it unique. */
export const receiptIdSchema = id().brand<'ReceiptId'>();
export const requestIdSchema = id().brand<'RequestId'>();
export const noticeIdSchema = id().brand<'NoticeId'>();
export const paperIdSchema = id().brand<'PaperId'>();
export const depositIdSchema = id().brand<'DepositId'>();
/** Of a document that was handed out, as the register has it. */
export const issuedDocumentIdSchema = id().brand<'IssuedDocumentId'>();
export const contactIdSchema = id().brand<'ContactId'>();
export const activityIdSchema = id().brand<'ActivityId'>();
export const commandIdSchema = z.uuid().brand<'CommandId'>();
export const deviceIdSchema = z.uuid().brand<'DeviceId'>();
export const userIdSchema = id().brand<'UserId'>();

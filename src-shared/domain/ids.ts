import { z } from 'zod';

/**
 * Ids are opaque text minted by a device (UUID) or derived from the ledger; never parsed, never shown. They begin with
 * a letter or a digit, so that none is `..` or `__proto__`.
 */
const id = () =>
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

export const accountIdSchema = id().brand<'AccountId'>();
export const invoiceIdSchema = id().brand<'InvoiceId'>();
export const paymentIdSchema = id().brand<'PaymentId'>();
export const promiseIdSchema = id().brand<'PromiseId'>();
export const disputeIdSchema = id().brand<'DisputeId'>();
export const activityIdSchema = id().brand<'ActivityId'>();
export const commandIdSchema = z.uuid().brand<'CommandId'>();
export const deviceIdSchema = z.uuid().brand<'DeviceId'>();
export const userIdSchema = id().brand<'UserId'>();

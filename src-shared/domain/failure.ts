import { z } from 'zod';

/**
 * The closed list of expected failures. A screen, a log and a test name them by code; the words for people are
 * in the locale files under `failure.<code>`, filled with `params`.
 */
export const failureCodes = [
  // what the rule book refuses
  'ACCOUNT_NOT_FOUND',
  'INVOICE_NOT_FOUND',
  'INVOICE_IS_CREDIT',
  'CURRENCY_MISMATCH',
  'AMOUNT_NOT_POSITIVE',
  'AMOUNT_EXCEEDS_AVAILABLE',
  'AMOUNT_EXCEEDS_OPEN',
  'ALLOCATION_REPEATED',
  'ALLOCATION_SUM_MISMATCH',
  'PROMISE_DATE_PAST',
  'PROMISE_DATE_TOO_FAR',
  'PROMISE_EXCEEDS_OWED',
  'PROMISE_NOT_FOUND',
  'PROMISE_NOT_OPEN',
  'DISPUTE_REASON_UNKNOWN',
  'ACTIVITY_IN_FUTURE',
  'NEXT_ACTION_DATE_PAST',
  'DUPLICATE_ID',
  'DEVICE_DATE_WRONG',
  'AMOUNT_TOO_LARGE',
  'BASE_RATE_NOT_SET',
  'PAYMENT_TERMS_UNKNOWN',
  'TOO_MANY_ENTRIES',
  'CHANGED_MEANWHILE',
  'DISPUTE_NOT_FOUND',
  'DISPUTE_STATE_WRONG',
  'DUE_DATE_PAST',
  'CREDIT_NOTE_MISSING',
  'ACCEPTED_EXCEEDS_DISPUTED',
  'RESOLUTION_MISMATCH',
  'REQUEST_NOT_FOUND',
  'REQUEST_STATE_WRONG',
  'REQUEST_OF_SOMEBODY_ELSE',
  'REQUESTED_ALREADY',
  'SELF_APPROVAL',
  'BEYOND_AUTHORITY',
  'BOOKING_MISMATCH',
  'BOOKING_TOO_OLD',
  'BOOKING_USED',
  'NOT_A_CHARGE',
  'CREDIT_HELD_ALREADY',
  'CREDIT_NOT_HELD',
  'DUNNING_NOT_BLOCKED',
  'NOTHING_CHANGED',
  'FOLLOW_UP_NOT_FOUND',
  'FOLLOW_UP_DONE',
  'PLAN_NOT_FOUND',
  'PLAN_STATE_WRONG',
  'NOTICE_NOT_FOUND',
  'NOTICE_STATE_WRONG',
  'NOTICE_OUTDATED',
  'NOTHING_TO_DUN',
  'DUNNING_BLOCKED',
  'INTEREST_NOT_ALLOWED',
  'INTEREST_EXCEEDS_RULE',
  'PLAN_DATE_PAST',
  'PLAN_DATES_NOT_ASCENDING',
  'PLAN_TOO_MANY_INSTALMENTS',
  'PLAN_INSTALMENT_TOO_SMALL',
  'PLAN_DOWN_PAYMENT_TOO_LARGE',
  'INVOICE_ON_PLAN',
  'AMOUNT_EXCEEDS_PLANNABLE',
  'CONTACT_NOT_ALLOWED',
  'CONTACT_NOT_FOUND',
  'CONTACT_WITHOUT_EMAIL',
  'ACTIVITY_NOT_FOUND',
  'ACTIVITY_SUPERSEDED',
  'ACTIVITY_NOT_CORRECTABLE',
  'ACTIVITY_OF_SOMEBODY_ELSE',
  'LOCATION_WITHOUT_CONSENT',
  'VISIT_OPEN',
  'VISIT_NOT_FOUND',
  'VISIT_ENDED',
  'VISIT_TIMES_WRONG',
  'RECEIPT_NOT_FOUND',
  'RECEIPT_NUMBER_FOREIGN',
  'RECEIPT_NUMBER_USED',
  'PAYMENT_NOT_FOUND',
  'PAYMENT_REVERSED',
  'AMOUNT_EXCEEDS_UNAPPLIED',
  'APPLIED_EXCEEDS_OPEN',
  'INVOICE_IS_NO_CREDIT',
  'CREDITS_EXCEED_CASH',
  'ALLOCATION_OF_LEDGER',
  'AMOUNT_EXCEEDS_APPLIED',
  'RECEIPT_VOIDED',
  'DEPOSITED_ALREADY',
  'RECEIPT_NOT_DEPOSITABLE',
  'DENOMINATIONS_MISMATCH',
  // who and what may ask
  'FORBIDDEN',
  'COMMAND_UNKNOWN',
  'COMMAND_INVALID',
  'COMMAND_TAMPERED',
  'COMMAND_NOT_PENDING',
  // the way to the server
  'OFFLINE',
  'SIGN_IN_FAILED',
  'SIGN_IN_NEEDED',
  'DEVICE_REVOKED',
  'USER_INACTIVE',
  'PASSWORD_CHANGED',
  'LEASE_EXPIRED',
  'TOO_MANY_ATTEMPTS',
  'PROTOCOL_TOO_OLD',
  'SERVER_TOO_OLD',
  'SERVER_REPLY_INVALID',
  'SERVER_UNAVAILABLE',
  'REQUEST_TOO_LARGE',
  'CHECKPOINT_INVALID',
  'RECEIPT_NUMBERS_USED_UP',
  'RECEIPT_STANDS',
  // the lock of the screens
  'PASSPHRASE_NEEDED',
  'PASSPHRASE_NOT_SET',
  'PASSPHRASE_WRONG',
  'PASSPHRASE_WAIT',
  'PASSPHRASE_WEAK',
  // what the organisation has set on this machine
  'PASSPHRASE_REQUIRED',
  'LOCK_LIMITED',
  'SERVER_FIXED',
  'USER_NAME_FIXED',
  'KEY_OUT_OF_REACH',
  'BACKUP_NOT_USABLE',
  'NOT_A_WAY',
  'SERVER_ADDRESS_INVALID',
  // administration
  'PASSWORD_WEAK',
  'USER_NAME_TAKEN',
  'USER_NOT_FOUND',
  'LAST_ADMINISTRATOR',
  'COLLECTOR_NOT_FOUND',
  'TERRITORY_NOT_FOUND',
  'DEVICE_NOT_FOUND',
  'REFERENCE_CHANGED',
  // the windows of the desktop
  'TOO_MANY_WINDOWS',
  // the encrypted file of this device
  'STORAGE_FULL',
  'STORAGE_READ_ONLY',
  'STORAGE_FAILED',
  // files that come in
  'FILE_NOT_READABLE',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_IS_NO_LEDGER',
  'FILE_TYPE_NOT_ALLOWED',
  'FILE_DAMAGED',
  'FILE_NOT_FOUND',
  'FILE_NOT_HERE',
  'MAPPING_INVALID',
  'CURRENCY_UNKNOWN',
  'DATE_INVALID',
  'AMOUNTS_AMBIGUOUS',
  // documents that go out
  'DOCUMENT_FAILED',
  'DOCUMENT_CHANGED',
  'DOCUMENT_NOT_HERE',
  'DOCUMENT_STANDS',
  'DOCUMENT_NUMBER_USED',
  'DOCUMENT_NUMBER_FOREIGN',
  'NOTHING_TO_STATE',
  'GROUP_NOT_FOUND',
  'GROUP_NOT_COUNTED',
  'BATCH_NOT_FOUND',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export const failureCodeSchema = z.enum(failureCodes);

/** Values that fill the sentence of a failure: numbers, names, amounts in minor units with their currency. */
export type FailureParams = Readonly<Record<string, string | number>>;

/** An expected failure as a value. `params` never hold secrets. */
export type Failure = { readonly code: FailureCode; readonly params: FailureParams };

export const failureSchema = z.object({
  code: failureCodeSchema,
  params: z.record(z.string().max(40), z.union([z.string().max(500), z.number()])),
});

/** Builds a failure value. */
export function failure(code: FailureCode, params: FailureParams = {}): Failure {
  return { code, params };
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail<Value = never>(code: FailureCode, params: FailureParams = {}): Result<Value> {
  return { ok: false, failure: failure(code, params) };
}

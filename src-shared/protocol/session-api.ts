import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema } from '../domain/calendar/business-date.ts';
import { deviceCodeSchema } from '../domain/document/document-number.ts';
import { deviceIdSchema, userIdSchema } from '../domain/ids.ts';
import { actorSchema } from '../domain/organisation/actor.ts';
import { organisationSchema } from '../domain/organisation/organisation.ts';
import { chainHeadSchema } from './chain-head.ts';

export const publicKeySchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .describe('Raw bytes of a public key (Ed25519, X25519), base64url.');
const signatureSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{86}$/)
  .describe('An Ed25519 signature, base64url.');
const tokenSchema = z.string().min(20).max(200);
const passwordSchema = z.string().min(1).max(500);
const leaseNonceSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .describe('128 random bits, base64url: drawn for each request, so that no recorded lease answers it.');

/** What a device is enrolled with at its first sign-in. */
export const signInRequestSchema = z.object({
  userName: z.string().min(1).max(200),
  password: passwordSchema,
  deviceId: deviceIdSchema.describe('A UUID that the device draws once and keeps, with its key pair.'),
  deviceName: z.string().max(200).describe('For the list of devices; may be empty.'),
  devicePublicKey: publicKeySchema.describe(
    "The device's own Ed25519 key, raw bytes in base64url. The same at every sign-in of the device: a refresh token " +
      'works with its private half alone.',
  ),
  leaseNonce: leaseNonceSchema,
});

/**
 * How long the device may show what it holds without having reached the server: signed by the organisation's lease
 * key over `leaseText`.
 */
export const leaseSchema = z.object({
  deviceId: deviceIdSchema,
  userId: userIdSchema,
  /** Of the request that the lease answers. */
  nonce: leaseNonceSchema,
  issuedAt: instantSchema,
  expiresAt: instantSchema,
  recoveryKey: publicKeySchema.describe(
    'X25519, of the organisation: for it the device seals what is not handed in yet, beside its own file.',
  ),
  signature: signatureSchema,
});
export type Lease = z.infer<typeof leaseSchema>;

/** What the signature of a lease covers. */
export function leaseText(lease: Omit<Lease, 'signature'>): string {
  const { deviceId, userId, nonce, issuedAt, expiresAt, recoveryKey } = lease;
  return ['duebook lease', deviceId, userId, nonce, issuedAt, expiresAt, recoveryKey].join('\n');
}

/** Tokens of a session with who and what it is for. */
export const sessionReplySchema = z.object({
  accessToken: tokenSchema.describe('For the header `authorization: Bearer …`.'),
  accessExpiresInMs: z.int().min(1).describe('How long the access token lives, in milliseconds.'),
  refreshToken: tokenSchema.describe('For new tokens, once.'),
  actor: actorSchema,
  organisation: organisationSchema,
  lease: leaseSchema,
  /** The organisation's public key for leases. Kept at the first sign-in. */
  leaseKey: publicKeySchema,
  deviceCode: deviceCodeSchema.describe(
    'What numbers that the device gives begin with; no other device has it.',
  ),
  /** Where the audit chain of the device ended when it last handed in commands, as far as the server knows. */
  chain: chainHeadSchema,
});
export type SessionReply = z.infer<typeof sessionReplySchema>;

export const refreshRequestSchema = z.object({
  refreshToken: tokenSchema,
  deviceId: deviceIdSchema,
  proof: signatureSchema.describe(
    "The device's signature over three lines: `duebook refresh`, the id of the device, the refresh token.",
  ),
  leaseNonce: leaseNonceSchema,
});

/** What a device signs to use a refresh token. */
export function refreshText(deviceId: string, refreshToken: string): string {
  return ['duebook refresh', deviceId, refreshToken].join('\n');
}

export const minPasswordLength = 12;

export const changePasswordRequestSchema = z.object({
  present: passwordSchema.describe('The password as it is.'),
  next: passwordSchema.describe(
    'The new one: 12 characters or more, 5 of them different, not easily guessed.',
  ),
});

/** Who works where: plain HTTP with JSON, typed on both sides by this contract. */
export const sessionApi = {
  signIn: oc
    .route({ method: 'POST', path: '/v1/session', summary: 'Sign in with user name and password' })
    .input(signInRequestSchema)
    .output(sessionReplySchema),
  refresh: oc
    .route({
      method: 'POST',
      path: '/v1/session/refresh',
      summary: 'Exchange a refresh token for new tokens',
    })
    .input(refreshRequestSchema)
    .output(sessionReplySchema),
  signOut: oc
    .route({ method: 'POST', path: '/v1/session/end', summary: 'Sign out' })
    .input(z.object({}))
    .output(z.object({})),
  /** Ends every other session of the user. Codes: SIGN_IN_FAILED (present password), PASSWORD_WEAK. */
  changePassword: oc
    .route({ method: 'POST', path: '/v1/session/password', summary: 'Change the own password' })
    .input(changePasswordRequestSchema)
    .output(z.object({})),
} as const;

import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema } from '../domain/calendar/business-date.ts';
import { deviceIdSchema, userIdSchema } from '../domain/ids.ts';
import { actorSchema } from '../domain/organisation/actor.ts';
import { organisationSchema } from '../domain/organisation/organisation.ts';
import { chainHeadSchema } from './chain-head.ts';

/** Raw bytes of an Ed25519 public key, base64url. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** An Ed25519 signature, base64url. */
const signatureSchema = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
const tokenSchema = z.string().min(20).max(200);
const passwordSchema = z.string().min(1).max(500);
/** 128 random bits, base64url: drawn by the device for each request, so that no recorded lease answers it. */
const leaseNonceSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** What a device is enrolled with at its first sign-in. */
export const signInRequestSchema = z.object({
  userName: z.string().min(1).max(200),
  password: passwordSchema,
  deviceId: deviceIdSchema,
  deviceName: z.string().max(200),
  /** The device's own key: whoever copies a refresh token cannot use it without the private half. */
  devicePublicKey: publicKeySchema,
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
  signature: signatureSchema,
});
export type Lease = z.infer<typeof leaseSchema>;

/** What the signature of a lease covers. */
export function leaseText(lease: Omit<Lease, 'signature'>): string {
  const { deviceId, userId, nonce, issuedAt, expiresAt } = lease;
  return ['duebook lease', deviceId, userId, nonce, issuedAt, expiresAt].join('\n');
}

/** Tokens of a session with who and what it is for. */
export const sessionReplySchema = z.object({
  accessToken: tokenSchema,
  accessExpiresInMs: z.int().min(1),
  refreshToken: tokenSchema,
  actor: actorSchema,
  organisation: organisationSchema,
  lease: leaseSchema,
  /** The organisation's public key for leases. Kept at the first sign-in. */
  leaseKey: publicKeySchema,
  /** Where the audit chain of the device ended when it last handed in commands, as far as the server knows. */
  chain: chainHeadSchema,
});
export type SessionReply = z.infer<typeof sessionReplySchema>;

export const refreshRequestSchema = z.object({
  refreshToken: tokenSchema,
  deviceId: deviceIdSchema,
  /** The device's signature over `refreshText`. */
  proof: signatureSchema,
  leaseNonce: leaseNonceSchema,
});

/** What a device signs to use a refresh token. */
export function refreshText(deviceId: string, refreshToken: string): string {
  return ['duebook refresh', deviceId, refreshToken].join('\n');
}

export const minPasswordLength = 12;

export const changePasswordRequestSchema = z.object({ present: passwordSchema, next: passwordSchema });

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
    .route({ method: 'POST', path: '/v1/session/end', summary: 'End the session' })
    .input(z.object({}))
    .output(z.object({})),
  /** Ends every other session of the user. Codes: SIGN_IN_FAILED (present password), PASSWORD_WEAK. */
  changePassword: oc
    .route({ method: 'POST', path: '/v1/session/password', summary: 'Change the own password' })
    .input(changePasswordRequestSchema)
    .output(z.object({})),
} as const;

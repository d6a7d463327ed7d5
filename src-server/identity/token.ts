import { randomBytes } from 'node:crypto';
import { sha256 } from '../store/sha256.ts';

/** A secret to hand out once, with the hash to keep. The tenant leads, so that its tables are the ones to look in. */
export type Token = { readonly text: string; readonly hash: string };

const secretBytes = 32;

export function mintToken(tenantId: string): Token {
  const text = `${tenantId}.${randomBytes(secretBytes).toString('base64url')}`;
  return { text, hash: sha256(text) };
}

/** Reads a token as it was handed in; `undefined` when it has not the form of one. */
export function readToken(text: string): (Token & { readonly tenantId: string }) | undefined {
  const match = /^([A-Za-z0-9-]{1,64})\.[A-Za-z0-9_-]{43}$/.exec(text);
  return match?.[1] === undefined ? undefined : { text, hash: sha256(text), tenantId: match[1] };
}

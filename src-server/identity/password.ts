import { hash, verify } from '@node-rs/argon2';

/** The cost of hashing a password. */
export type PasswordCost = { readonly memoryCost: number; readonly timeCost: number };

/** OWASP's recommendation for argon2id: 19 MiB, two passes. */
export const standardCost: PasswordCost = { memoryCost: 19_456, timeCost: 2 };

/** A hash of no password: verifying against it takes as long as for a user who exists. */
let decoyHash: Promise<string> | undefined;

/** Hashes a password with argon2id (the library's default variant) and a random salt. */
export function hashPassword(password: string, cost: PasswordCost = standardCost): Promise<string> {
  return hash(password, cost);
}

/** True when the password is the one of the hash. Takes as long for an unknown user (`undefined`). */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoyHash ??= hashPassword('no such user');
  const isRight = await verify(passwordHash ?? (await decoyHash), password);
  return passwordHash !== undefined && isRight;
}

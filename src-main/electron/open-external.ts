import { shell } from 'electron';
import { externalAddress } from '../desktop/security/external-address.ts';

/** Has the system open what the product opens outside, a mail that was begun; anything else is left alone. */
export function openOutside(address: string): void {
  const allowed = externalAddress(address);
  if (allowed === undefined) return;
  // Where there is no mail program the system says so itself.
  shell.openExternal(allowed).catch(() => undefined);
}

import type { FoundIn, WorklistQuery } from '../../src-shared/contract/worklist-view.ts';
import type { SoughtNote } from '../state/sought-note.ts';

/** Where a person signs in again while a session is still there. */
export const signInPath = '/sign-in';

/** Where somebody else signs in, in the place of the person who is. */
export const signInOtherPath = '/sign-in/other';

/** What stands in the address while the screens are locked: not the account that was shown. */
export const lockedPath = '/locked';

export const settingsSections = [
  'profile',
  'language',
  'appearance',
  'shortcuts',
  'training',
  'contact-rules',
  'documents',
  'lock',
  'device',
  'backup',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** The address of a section of the settings. */
export function settingsPath(section: SettingsSection): string {
  return `/settings/${section}`;
}

/** The worklist one account at a time. */
export const focusPath = '/focus';

/** The address of a filter; the default one is the start. */
export function worklistPath(filter: WorklistQuery['filter']): string {
  return filter === 'to-work' ? '/' : `/worklist/${filter}`;
}

/** True for the addresses of `worklistPath`. */
export function isWorklistPath(path: string): boolean {
  return path === '/' || path.startsWith('/worklist/');
}

/** True for the addresses of lists that have a search of their own. */
export function hasOwnSearch(path: string): boolean {
  return isWorklistPath(path) || /^\/(accounts|documents)(\/|$)/.test(path);
}

export const accountTabs = [
  'invoices',
  'promises',
  'disputes',
  'plans',
  'timeline',
  'payments',
  'contacts',
  'notes',
  'tasks',
] as const;
export type AccountTab = (typeof accountTabs)[number];

/** The address of an account, with the tab that is to be shown. */
export function accountPath(accountId: string, tab?: AccountTab): string {
  const path = `/account/${encodeURIComponent(accountId)}`;
  return tab === undefined ? path : `${path}/${tab}`;
}

const tabOf: Readonly<Record<FoundIn['kind'], AccountTab>> = {
  contact: 'contacts',
  note: 'timeline',
  invoice: 'invoices',
};

/** The note by which a search found an account, for the account to bring into view. */
export function noteFound(accountId: string, foundIn: FoundIn | undefined): SoughtNote | null {
  return foundIn?.kind === 'note' ? { accountId, text: foundIn.text } : null;
}

/** The address that shows why a search found an account: the invoice itself, its contacts, its timeline. */
export function foundPath(accountId: string, foundIn: FoundIn | undefined): string {
  if (foundIn === undefined) return accountPath(accountId);
  const path = accountPath(accountId, tabOf[foundIn.kind]);
  return foundIn.kind === 'invoice' ? `${path}/${encodeURIComponent(foundIn.text)}` : path;
}

/** What a part of an address says; one that nobody wrote for a reader is taken as it stands. */
export function readPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** True for the addresses of one account, and of what it has. */
export function isAccountPath(path: string): boolean {
  return path.startsWith('/account/');
}

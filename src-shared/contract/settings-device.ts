import { z } from 'zod';
import type { ContactRule } from '../domain/contact/contact-policy.ts';
import type { Role } from '../domain/organisation/actor.ts';
import type { CollectionName } from '../protocol/collections.ts';
import type { LeftBehind } from './left-behind.ts';
import type { PolicyView } from './workstation-policy.ts';

/** As whom the demo accounts can be tried. */
export const demoRoles = ['collector', 'field-agent', 'manager'] as const satisfies readonly Role[];
export type DemoRole = (typeof demoRoles)[number];
export const demoSchema = z.object({ role: z.enum(demoRoles) });

/** What a first start offers, and what a sign-in begins with. */
export type EnrolmentOffer = {
  /** The server that this workstation talks to, or that a file of work proposes; null where nobody has named one. */
  readonly serverUrl: string | null;
  /** Whose file of work proposes the server; null where it is known otherwise. */
  readonly serverOfWork: { readonly name: string; readonly organisation: string } | null;
  /** The organisation allows no other server on this machine. */
  readonly isServerFixed: boolean;
  /** The organisation allows nobody else on this machine than `userName`. */
  readonly isUserNameFixed: boolean;
  /** Nobody works before they have set a passphrase. */
  readonly isPassphraseRequired: boolean;
  /** Whom the organisation names for questions about this machine; null where it names nobody. */
  readonly contact: string | null;
  /** As whom it can be tried with demo accounts; nobody where there are none. */
  readonly demoRoles: readonly DemoRole[];
  /** Who signed in last, or whom the organisation proposes; empty where neither is known. */
  readonly userName: string;
};

export const enrolmentSchema = z.object({
  serverUrl: z.string().min(1).max(500),
  userName: z.string().min(1).max(200),
  password: z.string().min(1).max(500),
});

/** Why a host makes no backups that anybody could put back. */
export type BackupOffer = 'here' | 'no-restore';

/** What is on this device: no names, no amounts. */
export type DeviceReport = {
  readonly serverUrl: string | null;
  readonly leaseUntil: string | null;
  /** Of the encrypted file, its log included. */
  readonly fileBytes: number;
  /** Documents in each collection. */
  readonly documents: Readonly<Record<CollectionName, number>>;
  /** What was put aside beside the encrypted file and is never removed by itself. */
  readonly leftBehind: readonly LeftBehind[];
  readonly backup: BackupOffer;
  /** The folder into which a backup is put back; null where there are none. */
  readonly dataFolder: string | null;
  /** Whether what was not sent may be saved as a file for another workstation. */
  readonly mayTakeWorkAlong: boolean;
  /** When the last backup was made on this device; null before. ISO instant. */
  readonly lastBackupAt: string | null;
  /** What the organisation sets on this machine; null where it sets nothing. */
  readonly policy: PolicyView | null;
};

export type MadeBackup = {
  readonly path: string;
  readonly fileBytes: number;
  readonly madeAt: string;
};

/** A1: the rules of the organisation, and which of them a person has said themselves. */
export type ContactRulesView = { readonly rules: readonly ContactRule[]; readonly version: number | null };

/** What helps to find a fault: text without names, amounts or keys. */
export type Diagnostics = { readonly text: string };

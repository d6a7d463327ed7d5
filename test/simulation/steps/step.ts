import { z } from 'zod';
import { commandNames } from '../../../src-shared/commands/registry.ts';
import { linkQualities } from '../world/link.ts';

const device = z.int().min(0);
const account = z.int().min(0);
/** A place in the list of people. */
const person = z.int().min(0);
/** A place in the list of passwords. */
const password = z.int().min(0);
/** What a step leaves to chance comes from its own seed, so that leaving others out does not change it. */
const seed = z.int().min(0);

const actions = [
  /** The person at the device gives some commands: of these, or any. */
  z.object({ kind: z.literal('command'), device, seed, names: z.array(z.enum(commandNames)).optional() }),
  /** The device puts a command into its outbox that no correct program makes. */
  z.object({ kind: z.literal('forge'), device, seed }),
  /** Somebody sends an answered command's id with another body. */
  z.object({ kind: z.literal('tamper'), device, seed }),
  /** Somebody asks the server for what they should not get. */
  z.object({ kind: z.literal('probe'), device, seed }),
  z.object({ kind: z.literal('withdraw'), device, seed }),
  z.object({ kind: z.literal('dismiss'), device, seed }),
  z.object({ kind: z.literal('line'), device, quality: z.enum(linkQualities) }),
  /** The process dies at the so-manieth await of its file or line. */
  z.object({ kind: z.literal('kill-workstation'), device, points: z.int().min(1) }),
  z.object({ kind: z.literal('start-workstation'), device }),
  z.object({ kind: z.literal('close-workstation'), device }),
  /** The server dies at the so-manieth query or commit. */
  z.object({ kind: z.literal('kill-server'), points: z.int().min(1) }),
  z.object({ kind: z.literal('start-server') }),
  z.object({ kind: z.literal('device-clock'), device, byMs: z.int() }),
  z.object({ kind: z.literal('server-clock'), byMs: z.int() }),
  /** An account goes to another collector and perhaps to another territory. */
  z.object({ kind: z.literal('assign'), account, collector: z.int().min(0), territory: z.int().min(0) }),
  /** The manager's team changes: their user is given these territories. */
  z.object({ kind: z.literal('team'), territories: z.array(z.int().min(0)) }),
  /** R2: the person issues receipts. */
  z.object({ kind: z.literal('receipts'), device, count: z.int().min(1) }),
  /** The ledger brings invoices, payments and reversals. */
  z.object({ kind: z.literal('ledger'), account, seed }),
  /** A document that fits no schema gets into the database. */
  z.object({ kind: z.literal('poison'), account, seed }),
  z.object({ kind: z.literal('sign-in'), device }),
  /** Whoever worked at the device leaves it to this person, who signs in. */
  z.object({ kind: z.literal('hand-over'), device, person }),
  /** The administrator revokes the device. */
  z.object({ kind: z.literal('revoke-device'), device }),
  /** Whoever works at a device that was revoked is given a new one. */
  z.object({ kind: z.literal('enrol-anew'), device }),
  /** The administrator takes a person's access away, or gives it back. */
  z.object({ kind: z.literal('activate'), person, active: z.boolean() }),
  /** The administrator sets a person's password. */
  z.object({ kind: z.literal('reset-password'), person, password }),
  /** The person at the device changes their own password. */
  z.object({ kind: z.literal('change-password'), device, password }),
  /** The program at the device speaks this major of the protocol: an older, the server's own, or a newer one. */
  z.object({ kind: z.literal('protocol'), device, major: z.int().min(0) }),
  z.object({ kind: z.literal('copy-server') }),
  z.object({ kind: z.literal('restore-server') }),
] as const;

const afterMs = z.int().min(0);
/** One thing that happens, and how long nothing else does. */
export const stepSchema = z.discriminatedUnion('kind', actions).and(z.object({ afterMs }));
export type Step = z.infer<typeof stepSchema>;
export type StepKind = Step['kind'];
export type StepOf<Kind extends StepKind> = Extract<Step, { kind: Kind }>;

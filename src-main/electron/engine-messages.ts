import { z } from 'zod';
import type { DesktopView } from '../../src-shared/contract/desktop-view.ts';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import { failureSchema } from '../../src-shared/domain/failure.ts';
import { prepareAskSchema, preparednessSchema } from '../engine/ports/update-readiness.ts';
import { workStatusSchema } from '../engine/ports/work-status.ts';

const bytesSchema = z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array && bytes.length <= 10_000);
const keySchema = bytesSchema.refine((key) => key.length === 32);

/** Read strictly by main, which replaced its variables. */
const policySchema = z.custom<PolicyInForce>((policy) => typeof policy === 'object' && policy !== null);

const engineStartSchema = z
  .strictObject({
    directory: z.string().min(1),
    /** The folder of a training, there only while somebody trains. */
    trainingDirectory: z.string().min(1),
    /** The envelope of the database key, and who is asked for a passphrase. */
    envelopePath: z.string().min(1),
    lockScreenPath: z.string().min(1),
    /** Undefined where the person who enrols the workstation names it. */
    serverUrl: z.string().optional(),
    today: z.string().optional(),
    signInFile: z.string().optional(),
    demoSignInFile: z.string().optional(),
    policy: policySchema.optional(),
    version: z.string().min(1),
    logDirectory: z.string().min(1),
  })
  // What may be undefined is always named, so that nobody forgets it.
  .transform(({ serverUrl, today, signInFile, demoSignInFile, policy, ...always }) => ({
    ...always,
    serverUrl,
    today,
    signInFile,
    demoSignInFile,
    policy,
  }));

/** What main tells the engine's process. No key: that process opens the envelope itself. */
export type EngineStart = Readonly<z.infer<typeof engineStartSchema>>;

/** Bytes that the keychain gave, and the same key encrypted anew where that is due; or why it gave none. */
const keychainAnswerSchema = z.union([
  z.strictObject({ bytes: bytesSchema, renewed: bytesSchema.optional() }),
  z.strictObject({ problem: z.enum(['lost', 'unavailable', 'pretends']) }),
]);
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>;

/** What the engine's process asks of the keychain, which main alone reaches. */
const keychainAskSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('wrap'), key: keySchema }),
  z.strictObject({ what: z.literal('unwrap'), ciphertext: bytesSchema }),
]);
export type KeychainAsk = z.infer<typeof keychainAskSchema>;

/** Main says only what it made itself: the parts of a view are not looked at one by one. */
const desktopViewSchema = z.custom<DesktopView>((view) => typeof view === 'object' && view !== null);

/** What the engine's process takes from main; anything else is a bug, and ends it. */
export const engineMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), start: engineStartSchema }),
  z.strictObject({ type: z.literal('connect') }),
  z.strictObject({ type: z.literal('stop') }),
  /** The screens are to be locked, where there is a passphrase that opens them again. */
  z.strictObject({ type: z.literal('lock') }),
  /** The system has slept, or somebody wants to sync now. */
  z.strictObject({ type: z.literal('wake') }),
  z.strictObject({
    type: z.literal('keychain-answer'),
    id: z.int().positive(),
    answer: keychainAnswerSchema,
  }),
  /** What the shell offers at this moment. */
  z.strictObject({ type: z.literal('desktop-view'), view: desktopViewSchema }),
  z.strictObject({
    type: z.literal('desktop-answer'),
    id: z.int().positive(),
    refusal: failureSchema.optional(),
  }),
  /** The ways to an address, in the order in which they are tried: addresses of proxies, or `direct`. */
  z.strictObject({ type: z.literal('proxy-answer'), id: z.int().positive(), ways: z.array(z.string()) }),
  /** The program is to end for a new version. */
  z.strictObject({ type: z.literal('update-prepare'), id: z.int().positive(), ask: prepareAskSchema }),
]);
export type EngineMessage = Readonly<z.infer<typeof engineMessageSchema>>;

/**
 * What main takes from the engine's process: that it cannot start, in words for the person at the screen; that the
 * engine of real work gives way to that of a training, or the other way round, so that windows need new ports; what a
 * window asks of the shell; the ways that the system has to an address; how the work stands; or whether the program can be ended for a new version. The desk looks at
 * the action itself and answers one that is none; anything else that does not have one of these shapes is dropped.
 */
export const engineReportSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start-failed'), message: z.string().max(2_000) }),
  z.strictObject({ type: z.literal('switched') }),
  /** It has closed its database and ends, so that no key stays in memory: another one is to take its place. */
  z.strictObject({ type: z.literal('locked') }),
  z.strictObject({ type: z.literal('keychain-ask'), id: z.int().positive(), ask: keychainAskSchema }),
  z.strictObject({ type: z.literal('desktop-ask'), id: z.int().positive(), action: z.unknown() }),
  z.strictObject({ type: z.literal('proxy-ask'), id: z.int().positive(), url: z.url().max(5_000) }),
  z.strictObject({ type: z.literal('work-status'), status: workStatusSchema }),
  z.strictObject({
    type: z.literal('update-prepared'),
    id: z.int().positive(),
    /** Null at first: it was heard, and the engine is at it. */
    preparedness: preparednessSchema.nullable(),
  }),
]);
export type EngineReport = Readonly<z.infer<typeof engineReportSchema>>;

/** Names of the two messages between preload and main, and of the one that carries the port into the page. */
export const requestPortChannel = 'duebook:request-engine-port';
export const portChannel = 'duebook:engine-port';

import { z } from 'zod';
import type { FailureCode } from '../domain/failure.ts';
import { fileReferenceSchema, sha256Schema } from '../domain/file-reference.ts';
import { accountIdSchema } from '../domain/ids.ts';

/**
 * A file that is put beside an account, before a command refers to it. Its bytes come whole: the engine looks at what
 * it is, and computes its SHA-256.
 */
export const fileAddSchema = z.object({
  accountId: accountIdSchema,
  /** As the person or the system called it. */
  name: z.string().max(1000),
  content: z.custom<Blob>((value) => value instanceof Blob),
});

export const fileRemoveSchema = z.object({ accountId: accountIdSchema, sha256: sha256Schema });

export const fileReadSchema = z.object({ accountId: accountIdSchema, file: fileReferenceSchema });

/**
 * Where a file stands on this device: `kept` here and not referred to by anything that was handed in, `waiting` to be
 * sent or being sent, `here` as on the server, `loading` from there, `refused` by the server for ever.
 */
export const heldFileStates = ['kept', 'waiting', 'here', 'loading', 'refused'] as const;
export type HeldFileState = (typeof heldFileStates)[number];

/** A file of an account that this device holds, whole or in part. */
export type HeldFile = {
  readonly sha256: string;
  readonly state: HeldFileState;
  readonly sizeBytes: number;
  /** Of these so many went over the line already, in either direction. */
  readonly movedBytes: number;
  /** Why the server refused it, else null. */
  readonly refusedFor: FailureCode | null;
};

import { z } from 'zod';
import { accountIdSchema, commandIdSchema } from '../../../src-shared/domain/ids.ts';
import { sealedCommandSchema } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import { serverUrlSchema } from '../server-address.ts';

// Whoever has chosen the passphrase of a file has written what is in it: each part is what it says before it is kept.
const nameSchema = z.string().max(500);

/** What of one person lies on one workstation alone, but for the bytes of files. */
export const carriedWorkSchema = z
  .object({
    organisationId: z.string().min(1),
    organisationName: nameSchema,
    userId: z.string().min(1),
    /** As everybody sees it, and as the person signs in with it; empty where that is not known. */
    name: nameSchema,
    userName: nameSchema,
    /** A proposal for the first sign-in, and no more; null where the host names it. */
    serverUrl: serverUrlSchema.nullable(),
    madeAt: z.iso.datetime(),
    /** Sealed by the device that they were given on, for the organisation: no other device can hand them in as its own. */
    commands: z.array(sealedCommandSchema),
    /** What was typed and not recorded, by form. */
    drafts: z.record(z.string(), z.string()),
    /** How the person has set up the tables of accounts; null where they have not. */
    worklist: z.string().nullable(),
    /** In the order in which their bytes follow. */
    files: z.array(
      z.object({
        accountId: accountIdSchema,
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        mediaType: z.string(),
        sizeBytes: z.int().min(1),
        /** The commands that wait for it; none where it is in a draft. */
        commandIds: z.array(commandIdSchema),
      }),
    ),
  })
  // A record of somebody else would wait here for a person who may never come, and never be handed in.
  .refine(({ userId, commands }) => commands.every((command) => command.userId === userId));
export type CarriedWork = z.infer<typeof carriedWorkSchema>;
export type CarriedFile = CarriedWork['files'][number];

/** With the bytes of each file. */
export type WorkWithFiles = { readonly work: CarriedWork; readonly contents: readonly Uint8Array[] };

/**
 * What a person takes to another workstation. Calls are synchronous and durable.
 * @throws {StorageError} when disk or file fail.
 */
export type PortableWorkPort = {
  /** What the person who is signed in has here alone. Throws where nobody is. */
  collect(): WorkWithFiles;
  /**
   * Takes in what another workstation had, beside what is here and never in its place; the same again changes nothing.
   * Answers how many drafts were left out.
   */
  takeIn(work: WorkWithFiles): number;
};

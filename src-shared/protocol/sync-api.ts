import { oc } from '@orpc/contract';
import { z } from 'zod';
import { deviceIdSchema } from '../domain/ids.ts';
import { chainHeadSchema } from './chain-head.ts';
import { collectionNameSchema } from './collections.ts';
import { maxCommandsPerRequest } from './command-envelope.ts';
import { fileReceivedSchema } from './file-api.ts';
import { outcomeSchema } from './outcome.ts';
import { sealedPieceRequestSchema } from './sealed-file-api.ts';
import { sealedOutboxReplySchema, sealedOutboxRequestSchema } from './sealed-outbox-api.ts';

/** Where a collection's pull stands. A checkpoint of another incarnation or scope version starts over. */
export const checkpointSchema = z.object({
  incarnation: z.string().min(1).max(64),
  scopeVersion: z.int().min(0),
  seq: z.int().min(0),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

export const maxPullLimit = 5000;

export const pullRequestSchema = z.object({
  collection: collectionNameSchema,
  checkpoint: checkpointSchema.nullable(),
  limit: z.int().min(1).max(maxPullLimit),
});
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** Documents in order of `seq`; each is a document of the collection plus `_deleted`. */
export const pullReplySchema = z.object({
  documents: z.array(
    z.looseObject({
      id: z.string().min(1).max(64),
      /** Empty for what belongs to the whole organisation. */
      accountId: z.string().max(64),
      seq: z.int().min(1),
      _deleted: z.boolean(),
    }),
  ),
  checkpoint: checkpointSchema,
  upToDate: z.boolean(),
});
export type PullReply = z.infer<typeof pullReplySchema>;

export const commandsRequestSchema = z.object({
  deviceId: deviceIdSchema,
  /** Where the audit chain of the device ends while it sends: tells a rolled back or rewritten file of the device. */
  chain: chainHeadSchema,
  commands: z.array(z.unknown()).min(1).max(maxCommandsPerRequest),
});

/**
 * One answer per command, in order. `outcome` is null where nothing could be stored, because the item has no readable
 * id, its id is already taken by another body, or the server ran into a bug of its own (`problem` says which). What is
 * not decided stays with the device, which sends it again later.
 */
export const commandsReplySchema = z.object({
  results: z.array(
    z.object({
      id: z.string().max(64).nullable(),
      outcome: outcomeSchema.nullable(),
      problem: z.enum(['COMMAND_INVALID', 'COMMAND_TAMPERED', 'NOT_DECIDED']).nullable(),
    }),
  ),
});
export type CommandsReply = z.infer<typeof commandsReplySchema>;

export const digestRequestSchema = z.object({ collections: z.array(collectionNameSchema).min(1) });

/**
 * What the user's scope holds of each collection asked for, all at one position. `sum` adds up the marks of the
 * documents (see `documentMark`), as a decimal number. A replica that holds the same documents at the same positions
 * has the same count and sum.
 */
export const digestReplySchema = z.object({
  checkpoint: checkpointSchema,
  collections: z.array(
    z.object({ name: collectionNameSchema, count: z.int().min(0), sum: z.string().regex(/^\d{1,40}$/) }),
  ),
});
export type DigestReply = z.infer<typeof digestReplySchema>;

/**
 * R2: asks for receipt numbers beyond the last that this device was given (0: none yet). The same question of the same
 * session is answered by the same block, so a lost answer leaves no gap; that of another session by the next numbers.
 */
export const receiptBlockRequestSchema = z.object({ lastNumber: z.int().min(0) });
export const receiptBlockReplySchema = z.object({
  /** Short code of the device, unique in the organisation: numbers read `<prefix>-<number>`. */
  prefix: z.string().regex(/^[A-Z0-9]{2,12}$/),
  from: z.int().min(1),
  to: z.int().min(1),
});
export type ReceiptBlock = z.infer<typeof receiptBlockReplySchema>;

/** A hint of the event stream: something up to `seq` is new in these collections. Never data. */
export const hintSchema = z.object({
  seq: z.int().min(0),
  collections: z.array(collectionNameSchema),
});
export type Hint = z.infer<typeof hintSchema>;

/** The wire between workstation and server: plain HTTP with JSON, typed on both sides by this contract. */
export const syncApi = {
  pull: oc
    .route({
      method: 'POST',
      path: '/v1/sync/pull',
      summary: 'Documents of one collection after a checkpoint',
    })
    .input(pullRequestSchema)
    .output(pullReplySchema),
  commands: oc
    .route({ method: 'POST', path: '/v1/sync/commands', summary: 'Hand in commands; one outcome for each' })
    .input(commandsRequestSchema)
    .output(commandsReplySchema),
  sealedOutbox: oc
    .route({
      method: 'POST',
      path: '/v1/sync/sealed-outbox',
      summary: 'Hand in what a lost device has sealed for the organisation; one answer for each',
    })
    .input(sealedOutboxRequestSchema)
    .output(sealedOutboxReplySchema),
  sealedFile: oc
    .route({
      method: 'POST',
      path: '/v1/sync/sealed-files',
      summary: 'Hand in a piece of a file that a lost device has sealed, or ask how much has arrived',
    })
    .input(sealedPieceRequestSchema)
    .output(fileReceivedSchema),
  digest: oc
    .route({
      method: 'POST',
      path: '/v1/sync/digest',
      summary: 'Counts and checksums of what the user may see',
    })
    .input(digestRequestSchema)
    .output(digestReplySchema),
  receiptBlock: oc
    .route({
      method: 'POST',
      path: '/v1/sync/receipt-block',
      summary: 'Reserve the next receipt numbers of a device',
    })
    .input(receiptBlockRequestSchema)
    .output(receiptBlockReplySchema),
} as const;

/** The hint stream is served beside the contract, as server-sent events. */
export const streamPath = '/v1/sync/stream';

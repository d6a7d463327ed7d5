import { oc } from '@orpc/contract';
import { z } from 'zod';
import { deviceIdSchema } from '../domain/ids.ts';
import { actorSchema } from '../domain/organisation/actor.ts';
import { organisationSchema } from '../domain/organisation/organisation.ts';
import { collectionNameSchema } from './collections.ts';
import { maxCommandsPerRequest } from './command-envelope.ts';
import { outcomeSchema } from './outcome.ts';

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
      accountId: z.string().min(1).max(64),
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

export const signInRequestSchema = z.object({
  userName: z.string().min(1).max(200),
  password: z.string().min(1).max(500),
  deviceId: deviceIdSchema,
  deviceName: z.string().max(200),
});

/** Tokens of a session with who and what it is for. */
export const sessionReplySchema = z.object({
  accessToken: z.string().min(20).max(200),
  accessExpiresInMs: z.int().min(1),
  refreshToken: z.string().min(20).max(200),
  actor: actorSchema,
  organisation: organisationSchema,
});
export type SessionReply = z.infer<typeof sessionReplySchema>;

export const refreshRequestSchema = z.object({
  refreshToken: z.string().min(20).max(200),
  deviceId: deviceIdSchema,
});

/** A hint of the event stream: something up to `seq` is new in these collections. Never data. */
export const hintSchema = z.object({
  seq: z.int().min(0),
  collections: z.array(collectionNameSchema),
});
export type Hint = z.infer<typeof hintSchema>;

/** The wire between workstation and server: plain HTTP with JSON, typed on both sides by this contract. */
export const syncApi = {
  signIn: oc
    .route({ method: 'POST', path: '/v1/session', summary: 'Sign in with user name and password' })
    .input(signInRequestSchema)
    .output(sessionReplySchema),
  refresh: oc
    .route({
      method: 'POST',
      path: '/v1/session/refresh',
      summary: 'Exchange a refresh token for new tokens',
    })
    .input(refreshRequestSchema)
    .output(sessionReplySchema),
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
} as const;

/** The hint stream is served beside the contract, as server-sent events. */
export const streamPath = '/v1/sync/stream';

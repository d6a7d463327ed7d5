import { z } from 'zod';

/** What the fleet's process is started with. */
export const fleetInputSchema = z.object({
  serverUrl: z.string(),
  people: z.array(z.object({ userId: z.string(), userName: z.string() })),
});
export type FleetInput = z.infer<typeof fleetInputSchema>;

/** What a fleet of workstations is told to do. */
export const fleetQuestionSchema = z.discriminatedUnion('kind', [
  /** Sign all of them in and learn their accounts. */
  z.object({ kind: z.literal('sign-in') }),
  /** Hand in commands from the first so many at once, each one request after the other. */
  z.object({
    kind: z.literal('give'),
    devices: z.number(),
    requests: z.number(),
    commandsPerRequest: z.number(),
  }),
  /** Open the hint streams and catch up; the first `except` stay away. */
  z.object({ kind: z.literal('connect'), except: z.number() }),
  /** Give commands in the background, each connected workstation so many per minute. */
  z.object({ kind: z.literal('work'), perMinute: z.number() }),
  z.object({ kind: z.literal('rest') }),
  /** Close every stream. */
  z.object({ kind: z.literal('disconnect') }),
  /** All at once: renew the session, open the stream, hand in a command, catch up. */
  z.object({ kind: z.literal('reconnect') }),
]);
export type FleetQuestion = z.infer<typeof fleetQuestionSchema>;

export const fleetAnswerSchema = z.object({
  /** Of the whole. */
  durationMs: z.number(),
  /** Each request or, of a reconnect, each workstation. */
  durationsMs: z.array(z.number()),
  /** Replies by status since the last question, or by the code of the error where none came. */
  statuses: z.record(z.string(), z.number()),
});
export type FleetAnswer = z.infer<typeof fleetAnswerSchema>;

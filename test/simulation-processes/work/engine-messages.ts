import { z } from 'zod';

/** What an engine's process is started with. */
export const engineInputSchema = z.object({
  directory: z.string(),
  /** 32 bytes, hexadecimal. */
  key: z.string().length(64),
  serverUrl: z.string(),
  today: z.string(),
  userName: z.string(),
  password: z.string(),
  /** Of this start of the engine: the same seed draws the same work. */
  seed: z.number(),
  /** Stands in every text that is typed, so that it can be searched for. */
  mark: z.string(),
  isWorking: z.boolean(),
});
export type EngineInput = z.infer<typeof engineInputSchema>;

/** What it is told while it runs. */
export const engineOrderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('work'), isOn: z.boolean() }),
  z.object({ kind: z.literal('password'), password: z.string() }),
  z.object({ kind: z.literal('state') }),
  z.object({ kind: z.literal('stop') }),
]);
export type EngineOrder = z.infer<typeof engineOrderSchema>;

const engineStateSchema = z.object({
  phase: z.string(),
  /** Commands that the server has not answered. */
  waiting: z.number(),
  /** Commands that were applied and whose documents have not all arrived. */
  applied: z.number(),
});
export type EngineState = z.infer<typeof engineStateSchema>;

/** What it tells. */
export const engineNewsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** The person was told that the command is taken. */
  z.object({ kind: z.literal('confirmed'), commandId: z.string(), name: z.string() }),
  /** The person was told that the command is taken back. */
  z.object({ kind: z.literal('withdrawn'), commandId: z.string() }),
  z.object({ kind: z.literal('done'), what: z.string() }),
  /** A failure that is none of the expected ones. */
  z.object({ kind: z.literal('bug'), what: z.string() }),
  z.object({ kind: z.literal('state'), state: engineStateSchema }),
]);
export type EngineNews = z.infer<typeof engineNewsSchema>;
export type Confirmed = Extract<EngineNews, { kind: 'confirmed' }>;

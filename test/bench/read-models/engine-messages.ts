import { z } from 'zod';

/** What the engine's process is started with. */
export const engineInputSchema = z.object({
  directory: z.string(),
  /** 32 bytes. */
  key: z.array(z.number()).length(32),
  /** The business date. */
  today: z.string(),
  /** Without it nobody answers: the workstation is offline. */
  serverUrl: z.string().optional(),
});
export type EngineInput = z.infer<typeof engineInputSchema>;

/** What is asked of it beside its contract. */
export const engineQuestionSchema = z.enum(['usage', 'stop']);
export type EngineQuestion = z.infer<typeof engineQuestionSchema>;

/** Its answers. `startedAt`: milliseconds since the epoch at which the engine was told to start. */
export const engineAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), port: z.number(), startedAt: z.number() }),
  z.object({
    kind: z.literal('usage'),
    presentBytes: z.number(),
    peakBytes: z.number(),
    /** Time on the processor since the start of the process. */
    processorMs: z.number(),
  }),
]);
export type EngineAnswer = z.infer<typeof engineAnswerSchema>;

import { z } from 'zod';
import { updateDelays } from '../../../src-shared/contract/updates-view.ts';

/** What a shell asks before it ends the workstation for a new version. */
export const prepareAskSchema = z.strictObject({
  /** The migration that the new version brings the workstation's file to. */
  storageVersion: z.int().nonnegative(),
  /** The person ends the program anyway: only what concerns the file matters. */
  isAtQuit: z.boolean(),
});
export type PrepareAsk = Readonly<z.infer<typeof prepareAskSchema>>;

/** Whether the workstation can be ended for it, and is safe should the new version go wrong. */
export const preparednessSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('prepared') }),
  z.strictObject({ name: z.literal('delayed'), delay: z.enum(updateDelays) }),
  z.strictObject({ name: z.literal('no-backup') }),
]);
export type Preparedness = Readonly<z.infer<typeof preparednessSchema>>;

import { z } from 'zod';
import { syncPhases } from '../../../src-shared/contract/sync-state.ts';

/**
 * What the shell may show of the work outside of any window: counts, and no word of a customer. The engine says it by
 * itself, so that it holds also where no window is open.
 */
export const workStatusSchema = z.strictObject({
  /**
   * Who may be shown something: not known yet, nobody has signed in, the screens are locked for any reason, or they are
   * open.
   */
  screens: z.enum(['starting', 'nobody', 'locked', 'open']),
  /** There is a passphrase that would open the screens again. */
  canLock: z.boolean(),
  phase: z.enum(syncPhases),
  /** Commands that the server has not answered yet. */
  waitingCount: z.int().nonnegative(),
  /** Refused commands that a person has not dealt with yet. */
  attentionCount: z.int().nonnegative(),
});
export type WorkStatus = Readonly<z.infer<typeof workStatusSchema>>;

/** Before an engine has said anything, and while one is being started again. */
export const statusAtStart: WorkStatus = {
  screens: 'starting',
  canLock: false,
  phase: 'starting',
  waitingCount: 0,
  attentionCount: 0,
};

import { z } from 'zod';
import { appearanceSchema } from './appearance.ts';
import { type UpdatesView, updateChannelSchema } from './updates-view.ts';

/** What the shell of the desktop offers to a window; null where the screens run in a browser. */
export type DesktopView = {
  /** As Node names it: words and keys differ. */
  readonly platform: string;
  /** Null until the shell has looked what is set. */
  readonly updates: UpdatesView | null;
  /** The windows are hidden from screenshots and shared screens; null where the system has no way to. */
  readonly protectsContents: boolean | null;
};

/** An address of the screens: never one of another origin. */
export const screenPathSchema = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/);

/** What a window may ask of the shell; everything else of it is closed to the screens. */
export const desktopActionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('open-window'), path: screenPathSchema }),
  z.strictObject({ action: z.literal('protect-contents'), isOn: z.boolean() }),
  /** The language and the colours that the screens have now. */
  z.strictObject({ action: z.literal('show-appearance'), ...appearanceSchema.shape }),
  /** The window has just copied something: it is to leave the clipboard when the screens are locked. */
  z.strictObject({ action: z.literal('note-copy') }),
  /** Somebody has just selected something: on Linux the system offers it to the middle button. It is to leave as well. */
  z.strictObject({ action: z.literal('note-selection') }),
  /** Looks for a new version now. */
  z.strictObject({ action: z.literal('updates-check') }),
  z.strictObject({ action: z.literal('updates-channel'), channel: updateChannelSchema }),
  /** Installs what is ready: now, with a restart, or when the program ends. */
  z.strictObject({ action: z.literal('updates-install'), when: z.enum(['now', 'at-quit']) }),
]);
export type DesktopAction = z.infer<typeof desktopActionSchema>;

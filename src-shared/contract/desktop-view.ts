import { z } from 'zod';

/** What the shell of the desktop offers to a window; null where the screens run in a browser. */
export type DesktopView = {
  /** As Node names it: words and keys differ. */
  readonly platform: string;
};

/** An address of the screens: never one of another origin. */
export const screenPathSchema = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/);

/** What a window may ask of the shell; everything else of it is closed to the screens. */
export const desktopActionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('open-window'), path: screenPathSchema }),
]);
export type DesktopAction = z.infer<typeof desktopActionSchema>;

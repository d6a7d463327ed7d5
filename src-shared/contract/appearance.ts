import { z } from 'zod';

/** How a person wants the screens to look; what the shell needs of it before there is a screen. */
export const appearanceSchema = z.strictObject({
  language: z.enum(['en', 'de']),
  scheme: z.enum(['light', 'dark', 'auto']),
});
export type Appearance = Readonly<z.output<typeof appearanceSchema>>;

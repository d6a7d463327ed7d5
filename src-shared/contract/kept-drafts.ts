import { z } from 'zod';
import { userIdSchema } from '../domain/ids.ts';
import type { Actor } from '../domain/organisation/actor.ts';

/** Drafts as the screens wrote them, by form, and whose they are. */
export type KeptDrafts = {
  readonly userId: Actor['userId'];
  readonly texts: Readonly<Record<string, string>>;
};

/** Drafts that became others, by form; null where one is gone. */
export const draftChangesSchema = z.object({
  changes: z.record(z.string().max(1_000), z.string().max(1_000_000).nullable()),
  userId: userIdSchema,
});

/** What the screens keep with the drafts of a person although nobody has typed it: how far focus mode is, the tour. */
const kindsNotTyped = ['focus', 'tour'] as const;

/** How many of these forms, named `kind/of what`, somebody has typed something into. */
export function countTyped(forms: readonly string[]): number {
  const isTyped = (form: string) => !kindsNotTyped.some((kind) => form.startsWith(`${kind}/`));
  return forms.filter(isTyped).length;
}

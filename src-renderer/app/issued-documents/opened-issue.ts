import { z } from 'zod';

const openedSchema = z.object({ issue: z.object({ documentId: z.string(), locale: z.string() }) });

/** A document of the register whose input is rendered again. */
export type OpenedIssue = z.infer<typeof openedSchema>['issue'];

/**
 * The document of the register that the screen was opened for, as the history of the window has it, which outlives a
 * reload; null where the screen was opened otherwise.
 */
export function openedIssue(historyState: unknown): OpenedIssue | null {
  return openedSchema.safeParse(historyState).data?.issue ?? null;
}

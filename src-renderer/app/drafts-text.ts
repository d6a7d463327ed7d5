import { type Drafts, draftsSchema, noDrafts } from '../state/drafts.ts';

/** Drafts as the engine keeps them; empty when there are none. */
export function writeDraftsText(drafts: Drafts): string {
  const isEmpty = Object.values(drafts).every((kind) => Object.keys(kind).length === 0);
  return isEmpty ? '' : JSON.stringify(drafts);
}

/** Reads kept drafts; none when the text is of a program that drew its forms differently. */
export function readDraftsText(text: string | null): Drafts {
  if (text === null || text === '') return noDrafts;
  const parsed = draftsSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : noDrafts;
}

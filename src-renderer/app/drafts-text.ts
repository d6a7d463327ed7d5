import { parseJson } from '../../src-shared/domain/parse-json.ts';
import { type Drafts, draftsSchema, noDrafts } from '../state/drafts.ts';

/** Each draft as the engine keeps it, by kind and what it is of. */
export type DraftTexts = Readonly<Record<string, string>>;

export function writeDraftTexts(drafts: Drafts): DraftTexts {
  return Object.fromEntries(
    Object.entries(drafts).flatMap(([kind, byId]) =>
      Object.entries(byId).map(([id, draft]) => [`${kind}/${id}`, canonicalText(draft)]),
    ),
  );
}

/** The same draft is the same text in every window, in whatever order its fields were written. */
function canonicalText(draft: unknown): string {
  return JSON.stringify(draft, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Reads kept drafts; those of a program that drew its forms differently are left out, and what is no draft at all. */
export function readDraftTexts(texts: DraftTexts): Drafts {
  return Object.entries(texts).reduce((drafts, [key, text]) => withDraft(drafts, key, text), noDrafts);
}

function withDraft(drafts: Drafts, key: string, text: string): Drafts {
  const kind = key.split('/', 1)[0] ?? '';
  if (!Object.hasOwn(noDrafts, kind)) return drafts;
  const id = key.slice(kind.length + 1);
  const parsed = draftsSchema.partial().safeParse({ [kind]: { [id]: parseJson(text) } });
  const read = parsed.data?.[kind as keyof Drafts];
  return read === undefined ? drafts : { ...drafts, [kind]: { ...drafts[kind as keyof Drafts], ...read } };
}

type Sides = {
  /** What this window and the engine agreed on last; null before they have. */
  readonly agreed: DraftTexts | null;
  readonly here: DraftTexts;
  readonly kept: DraftTexts;
  /** Drafts on their way to the engine, which may not know of them yet. */
  readonly underWay: ReadonlySet<string>;
};

/** Where each window has its own: focus mode goes on in one without moving the other. */
const ownKinds = ['focus/'];

/**
 * What this window holds once another one has kept something: what was typed here since stays, what was not touched
 * here becomes as it is kept, and goes where it was recorded or discarded there.
 */
export function mergeDrafts({ agreed, here, kept, underWay }: Sides): DraftTexts {
  const isOurs = (key: string) =>
    underWay.has(key) ||
    here[key] !== agreed?.[key] ||
    (agreed !== null && ownKinds.some((kind) => key.startsWith(kind)));
  const keys = new Set([...Object.keys(here), ...Object.keys(kept)]);
  const texts = [...keys].map((key) => [key, isOurs(key) ? here[key] : kept[key]] as const);
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** What has to be kept for the engine to hold what is here; null for what is gone. */
export function draftChanges(here: DraftTexts, kept: DraftTexts): Readonly<Record<string, string | null>> {
  const keys = new Set([...Object.keys(here), ...Object.keys(kept)]);
  return Object.fromEntries(
    [...keys].filter((key) => here[key] !== kept[key]).map((key) => [key, here[key] ?? null]),
  );
}

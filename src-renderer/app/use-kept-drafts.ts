import { useEffect, useRef, useState } from 'react';
import type { KeptDrafts } from '../../src-shared/contract/kept-drafts.ts';
import { claimDrafts, isDraftGone, useDrafts } from '../state/drafts.ts';
import { useEngineConnection } from '../state/engine-connection.ts';
import {
  type DraftTexts,
  draftChanges,
  mergeDrafts,
  readDraftTexts,
  writeDraftTexts,
} from './drafts-text.ts';
import type { EngineClient } from './engine-client.ts';

type UserId = KeptDrafts['userId'];

/** The most that a power cut may take of what is typed, without writing for every letter. */
const pauseMs = 400;

/** What a window and the engine agreed on last, over all connections of the window. */
type Agreement = { readonly userId: UserId; texts: DraftTexts | null };

/**
 * Keeps drafts with the engine while one types, and brings them back for the person who works here; what another window
 * keeps, records or discards is followed.
 * @returns whether those that were kept are here
 */
export function useKeptDrafts(userId: UserId): boolean {
  const client = useEngineConnection((connection) => connection.client);
  const [hereFor, setHereFor] = useState<UserId | null>(null);
  const agreement = useRef<Agreement>({ userId, texts: null });
  useEffect(() => {
    claimDrafts(userId);
    if (agreement.current.userId !== userId) agreement.current = { userId, texts: null };
    if (client === null) return;
    return followDrafts(client, agreement.current, () => setHereFor(userId));
  }, [client, userId]);
  return hereFor === userId;
}

function followDrafts(client: EngineClient, agreement: Agreement, onHere: () => void): () => void {
  const { userId } = agreement;
  const following = new AbortController();
  const underWay = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { texts } = agreement;
    if (texts === null) return;
    const changes = draftChanges(writeDraftTexts(useDrafts.getState()), texts);
    const keys = Object.keys(changes);
    if (keys.length === 0) return;
    agreement.texts = withChanges(texts, changes);
    for (const key of keys) underWay.add(key);
    const isThrough = () => {
      for (const key of keys) underWay.delete(key);
    };
    client.drafts.keep({ changes, userId }).then(isThrough, () => {
      isThrough();
      // The next connection keeps what is in memory.
      const before = Object.fromEntries(keys.map((key) => [key, texts[key] ?? null]));
      agreement.texts = withChanges(agreement.texts ?? {}, before);
    });
  };
  const take = (kept: KeptDrafts | null): void => {
    if (kept === null || kept.userId !== userId) return;
    const here = writeDraftTexts(useDrafts.getState());
    const merged = mergeDrafts({ agreed: agreement.texts, here, kept: kept.texts, underWay });
    agreement.texts = withUnderWay(kept.texts, agreement.texts, underWay);
    if (Object.keys(draftChanges(merged, here)).length > 0) useDrafts.setState(readDraftTexts(merged));
    onHere();
    keep();
  };
  const watch = async (): Promise<void> => {
    for await (const kept of await client.drafts.watch(undefined, { signal: following.signal })) take(kept);
  };
  watch().catch(() => undefined);
  const stop = useDrafts.subscribe((now, before) => {
    // What was recorded must not come back as a draft after a power cut: it would be recorded twice.
    if (isDraftGone(now, before)) keep();
    else timer ??= setTimeout(keep, pauseMs);
  });
  window.addEventListener('pagehide', keep);
  return () => {
    // The screens may be locked in the middle of a word: it is kept all the same.
    keep();
    following.abort();
    window.removeEventListener('pagehide', keep);
    stop();
  };
}

function withChanges(texts: DraftTexts, changes: Readonly<Record<string, string | null>>): DraftTexts {
  const entries = Object.entries({ ...texts, ...changes });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** What is kept, and of what is on its way what the engine will hold then. */
function withUnderWay(
  kept: DraftTexts,
  agreed: DraftTexts | null,
  underWay: ReadonlySet<string>,
): DraftTexts {
  return withChanges(kept, Object.fromEntries([...underWay].map((key) => [key, agreed?.[key] ?? null])));
}

import { useEffect, useState } from 'react';
import type { Actor } from '../../src-shared/domain/organisation/actor.ts';
import { claimDrafts, useDrafts } from '../state/drafts.ts';
import { useEngineConnection } from '../state/engine-connection.ts';
import { readDraftsText, writeDraftsText } from './drafts-text.ts';
import type { EngineClient } from './engine-client.ts';

type UserId = Actor['userId'];

const pauseMs = 400;

/**
 * Keeps drafts with the engine while one types, and brings them back for the person who works here.
 * @returns whether those that were kept are here
 */
export function useKeptDrafts(userId: UserId): boolean {
  const client = useEngineConnection((connection) => connection.client);
  const [hereFor, setHereFor] = useState<UserId | null>(null);
  useEffect(() => {
    claimDrafts(userId);
    if (client === null) return;
    return followDrafts(client, userId, () => setHereFor(userId));
  }, [client, userId]);
  return hereFor === userId;
}

function followDrafts(client: EngineClient, userId: UserId, onHere: () => void): () => void {
  let kept: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const keep = (): void => {
    const content = writeDraftsText(useDrafts.getState());
    if (kept === undefined || content === kept || isOver) return;
    kept = content;
    // When the engine is lost, the next connection keeps what is in memory.
    client.drafts.keep({ content, userId }).catch(() => {
      kept = '';
    });
  };
  const load = async (): Promise<void> => {
    const text = await client.drafts.get();
    if (isOver) return;
    kept = text ?? '';
    const held = useDrafts.getState();
    if (writeDraftsText(held) === '') useDrafts.setState(readDraftsText(text));
    else keep();
    onHere();
  };
  load().catch(() => {
    isOver = true;
  });
  const stop = useDrafts.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(keep, pauseMs);
  });
  return () => {
    // The screens may be locked in the middle of a word: it is kept all the same.
    clearTimeout(timer);
    keep();
    isOver = true;
    stop();
  };
}

import { useEffect } from 'react';
import { claimDrafts, useDrafts } from '../state/drafts.ts';
import { useEngineConnection } from '../state/engine-connection.ts';
import { readDraftsText, writeDraftsText } from './drafts-text.ts';
import type { EngineClient } from './engine-client.ts';

const pauseMs = 400;

/** Keeps drafts with the engine while one types, and brings them back for the person who works here. */
export function useKeptDrafts(userId: string): void {
  const client = useEngineConnection((connection) => connection.client);
  useEffect(() => {
    claimDrafts(userId);
    if (client === null) return;
    return followDrafts(client);
  }, [client, userId]);
}

function followDrafts(client: EngineClient): () => void {
  let kept: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const keep = (): void => {
    const content = writeDraftsText(useDrafts.getState());
    if (kept === undefined || content === kept || isOver) return;
    kept = content;
    // When the engine is lost, the next connection keeps what is in memory.
    client.drafts.keep({ content }).catch(() => {
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
  };
  load().catch(() => {
    isOver = true;
  });
  const stop = useDrafts.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(keep, pauseMs);
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}

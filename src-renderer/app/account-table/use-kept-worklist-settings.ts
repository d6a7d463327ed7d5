import { useEffect } from 'react';
import { firstWorklistSettings } from '../../../src-shared/contract/worklist-settings.ts';
import { userIdSchema } from '../../../src-shared/domain/ids.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { useWorklistSettings } from '../../state/worklist-settings.ts';
import type { EngineClient } from '../engine-client.ts';

/** Brings the settings of the person who works here from the device, and keeps every change there. */
export function useKeptWorklistSettings(userId: string): void {
  const client = useEngineConnection((connection) => connection.client);
  useEffect(() => {
    if (ownerId !== userId) useWorklistSettings.setState({ settings: firstWorklistSettings, isKnown: false });
    ownerId = userId;
    return client === null ? undefined : followSettings(client, userId);
  }, [client, userId]);
}

let ownerId: string | null = null;

function followSettings(client: EngineClient, userId: string): () => void {
  let isOver = false;
  let kept: unknown;
  const keep = (): void => {
    const { settings, isKnown } = useWorklistSettings.getState();
    if (!isKnown || isOver || settings === kept) return;
    kept = settings;
    // When the engine is lost, the next connection keeps what is in memory.
    client.worklist.keepSettings({ userId: userIdSchema.parse(userId), settings }).catch(() => {
      kept = undefined;
    });
  };
  const load = async (): Promise<void> => {
    const own = await client.worklist.settings();
    // Somebody else signs in at this moment: their screens ask for themselves.
    if (isOver || own?.userId !== userId) return;
    const { settings } = own;
    const present = useWorklistSettings.getState();
    if (!present.isKnown) {
      kept = settings;
      useWorklistSettings.setState({ settings, isKnown: true });
    } else if (JSON.stringify(present.settings) === JSON.stringify(settings)) kept = present.settings;
    else keep();
  };
  load().catch(() => {
    isOver = true;
  });
  const stop = useWorklistSettings.subscribe(keep);
  return () => {
    isOver = true;
    stop();
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const reconnectDelayMs = 1000;

/**
 * Holds one connection that listens on a channel, and replaces it when it breaks. What was sent in between is lost;
 * that is harmless, because a hint only says earlier what the next pull finds anyway.
 */
export async function listenOnPostgresql(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
): Promise<{ readonly close: () => Promise<void> }> {
  const stop = new AbortController();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url });
    fresh.on('notification', (message) => onPayload(message.payload ?? ''));
    fresh.on('error', () => void reconnect(fresh));
    await fresh.connect();
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    return fresh;
  }

  async function reconnect(broken: pg.Client): Promise<void> {
    broken.removeAllListeners('notification');
    while (!stop.signal.aborted) {
      try {
        client = await connect();
        return;
      } catch {
        // Expected while the database restarts; the loop is the handling.
        await delay(reconnectDelayMs, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  }

  return {
    close: async () => {
      stop.abort();
      await client.end();
    },
  };
}

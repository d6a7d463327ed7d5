import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { applicationRole } from './migrate.ts';

const reconnectDelayMs = 1000;

/**
 * Holds one connection that listens on a channel, and replaces it when it breaks. What was sent in between is lost;
 * `onGap` says so once it listens again.
 */
export async function listenOnPostgresql(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
  onGap: () => void,
): Promise<{ readonly close: () => Promise<void> }> {
  const stop = new AbortController();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url });
    fresh.on('notification', (message) => onPayload(message.payload ?? ''));
    // Until it listens, a failure is the caller's: it throws below and must not start a second loop.
    let listens = false;
    fresh.on('error', () => {
      if (listens) void reconnect(fresh);
    });
    try {
      await fresh.connect();
      await fresh.query(`set role ${pg.escapeIdentifier(applicationRole)}`);
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
    listens = true;
    return fresh;
  }

  async function reconnect(broken: pg.Client): Promise<void> {
    broken.removeAllListeners('notification');
    await broken.end().catch(() => undefined);
    while (!stop.signal.aborted) {
      try {
        client = await connect();
        onGap();
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

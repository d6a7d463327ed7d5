import type { FastifyInstance } from 'fastify';
import { isSchemaCurrent } from '../store/migrate.ts';
import type { Store } from '../store/store.ts';
import type { ServerLog } from './server-log.ts';

export type Readiness = 'ready' | 'schema-differs' | 'unavailable';

const everyMs = 15_000;

const words: Readonly<Record<Readiness, string>> = {
  ready: 'the database answers again',
  'schema-differs': 'the schema of the database is not the one of this program',
  unavailable: 'the database does not answer',
};

/** Looks whether the database answers with the schema that this program knows, and logs when that changes. */
export function watchReadiness(
  store: Store,
  log: Pick<ServerLog, 'info' | 'warn'>,
): () => Promise<Readiness> {
  let known: Readiness = 'ready';
  return async () => {
    const now = await look(store);
    if (now !== known) log[now === 'ready' ? 'info' : 'warn'](words[now]);
    known = now;
    return now;
  };
}

async function look(store: Store): Promise<Readiness> {
  try {
    return (await isSchemaCurrent(store.db)) ? 'ready' : 'schema-differs';
  } catch {
    // The answer itself is the report; who asks decides what to do.
    return 'unavailable';
  }
}

/** Looks by itself while the server listens: the log tells of a lost database although nobody asks. */
export function lookRegularly(app: FastifyInstance, look: () => Promise<unknown>, periodMs = everyMs): void {
  let timer: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    timer = setInterval(look, periodMs);
    timer.unref();
  });
  app.addHook('preClose', async () => clearInterval(timer));
}

import type { SyncCore } from './sync-core.ts';

/** The server has lost what it had told, under the same incarnation: offers it the commands again. */
export function offerToRestored(
  { outbox, log, push, onOutbox }: Pick<SyncCore, 'outbox' | 'log' | 'push' | 'onOutbox'>,
  incarnation: string,
): void {
  const offered = outbox.offerAgain(incarnation);
  log('warn', 'sync.server-restored', { offered });
  onOutbox();
  push.poke();
}

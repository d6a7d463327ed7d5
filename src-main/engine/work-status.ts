import type { Change } from './change-bus.ts';
import { type EngineServices, syncState } from './engine-services.ts';
import type { WorkStatus } from './ports/work-status.ts';

const kinds: ReadonlySet<Change['kind']> = new Set(['connection', 'outbox', 'session']);

/** Tells the shell how the work stands, now and whenever that becomes another. Returns how to stop. */
export function tellWorkStatus(services: EngineServices): () => void {
  let told = '';
  const tell = (): void => {
    const status = workStatus(services);
    const text = JSON.stringify(status);
    if (text === told) return;
    told = text;
    services.desktop.tell(status);
  };
  tell();
  return services.bus.listen(({ kind }) => {
    if (kinds.has(kind)) tell();
  });
}

function workStatus(services: EngineServices): WorkStatus {
  const { phase, waitingCount, attentionCount } = syncState(services);
  const screens = screensOf(services);
  const canLock = screens === 'open' && services.lock.view().hasPassphrase;
  // A task bar shows it to whoever comes by: what is locked counts nothing.
  if (screens !== 'open') return { screens, canLock, phase, waitingCount: 0, attentionCount: 0 };
  return { screens, canLock, phase, waitingCount, attentionCount };
}

function screensOf({ device }: Pick<EngineServices, 'device'>): WorkStatus['screens'] {
  if (device.session() === undefined) return 'nobody';
  return device.lock() === undefined ? 'open' : 'locked';
}

import { createHash } from 'node:crypto';
import { type EngineServices, presentRules } from './engine-services.ts';

const dateCheckMs = 20_000;

/**
 * Computes the worklist again when the date, the organisation's policy or the rules are not those it was made with,
 * until the signal aborts. M4: a new business date reaches every view that shows figures.
 */
export async function keepRulesPresent(services: EngineServices, signal: AbortSignal): Promise<void> {
  const { clock, reader, refresher, bus, scheduler, log } = services;
  let today = clock.today();
  let wake = new AbortController();
  const stop = bus.listen((change) => {
    if (change.kind === 'session') wake.abort();
  });
  signal.addEventListener('abort', stop);
  while (!signal.aborted) {
    wake = new AbortController();
    const rules = presentRules(clock, reader);
    try {
      await refresher.ensureVersion(createHash('sha256').update(JSON.stringify(rules)).digest('hex'));
    } catch (error) {
      log('error', 'worklist.rebuild-failed', { cause: error instanceof Error ? error.name : 'unknown' });
    }
    if (rules.today !== today) bus.emit({ kind: 'session' });
    today = rules.today;
    await scheduler.wait(dateCheckMs, AbortSignal.any([signal, wake.signal]));
  }
}

import { type EngineServices, presentRules } from './engine-services.ts';
import { rowsVersion } from './rows-version.ts';

const dateCheckMs = 20_000;

/**
 * Computes the read models again when the date, the organisation's policy, the strategy or the code of the rules are
 * not those they were made with, until the signal aborts. M4: a new business date reaches every view that shows
 * figures.
 */
export async function keepRulesPresent(services: EngineServices, signal: AbortSignal): Promise<void> {
  const { clock, refresher, bus, scheduler, log } = services;
  let today = clock.today();
  let wake = new AbortController();
  const stop = bus.listen((change) => {
    if (change.kind === 'session') wake.abort();
  });
  signal.addEventListener('abort', stop);
  while (!signal.aborted) {
    wake = new AbortController();
    const rules = presentRules(services);
    try {
      await refresher.ensureVersion(rowsVersion(rules));
    } catch (error) {
      log('error', 'worklist.rebuild-failed', { cause: error instanceof Error ? error.name : 'unknown' });
    }
    if (rules.today !== today) bus.emit({ kind: 'session' });
    today = rules.today;
    await scheduler.wait(dateCheckMs, AbortSignal.any([signal, wake.signal]));
  }
}

import type { TFunction } from 'i18next';
import type { SyncState } from '../../src-shared/contract/sync-state.ts';
import type { Formats } from './formats.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** The state line: where the connection stands and what waits, in words. */
export function syncWords(state: SyncState, nowMs: number, t: TFunction, formats: Formats): string {
  const line = phaseWords(state, nowMs, t, formats);
  return state.waitingCount === 0 ? line : `${line} · ${t('sync.waiting', { count: state.waitingCount })}`;
}

function phaseWords(state: SyncState, nowMs: number, t: TFunction, formats: Formats): string {
  switch (state.phase) {
    case 'offline':
      return t('sync.offline', { since: sinceWords(state.since, nowMs, formats) });
    case 'up-to-date':
      return `${t('sync.upToDate')} · ${agoWords(state.lastUpToDateAt ?? state.since, nowMs, t, formats)}`;
    case 'first-sync':
      return t('sync.firstSync', { received: formats.count(state.documentsReceived ?? 0) });
    case 'starting':
      return t('sync.starting');
    case 'syncing':
      return t('sync.syncing');
    case 'sign-in-needed':
      return t('sync.signInNeeded');
    case 'update-needed':
      return t('sync.updateNeeded');
  }
}

/** The time of day while it says enough, else with the date. */
function sinceWords(instant: string, nowMs: number, formats: Formats): string {
  return nowMs - Date.parse(instant) < 12 * hourMs ? formats.time(instant) : formats.dateTime(instant);
}

function agoWords(instant: string, nowMs: number, t: TFunction, formats: Formats): string {
  const agoMs = Math.max(0, nowMs - Date.parse(instant));
  if (agoMs < minuteMs) return t('sync.secondsAgo', { seconds: Math.floor(agoMs / 1000) });
  if (agoMs < hourMs) return t('sync.minutesAgo', { minutes: Math.floor(agoMs / minuteMs) });
  return sinceWords(instant, nowMs, formats);
}

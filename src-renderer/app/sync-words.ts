import type { TFunction } from 'i18next';
import type {
  FirstSyncState,
  ReplicaCheck,
  SyncPhase,
  SyncState,
} from '../../src-shared/contract/sync-state.ts';
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
      return t('sync.firstSyncTitle');
    case 'starting':
      return t('sync.starting');
    case 'syncing':
      return t('sync.syncing');
    case 'sign-in-needed':
      return t('sync.signInNeeded');
    case 'password-changed':
      return t('sync.passwordChanged');
    case 'user-inactive':
      return t('sync.userInactive');
    case 'device-revoked':
      return t('sync.deviceRevoked');
    case 'update-needed':
      return t('sync.updateNeeded');
    case 'server-outdated':
      return t('sync.serverOutdated');
  }
}

function firstSyncWords(first: FirstSyncState | null, t: TFunction, formats: Formats): string {
  const received = formats.count(first?.documents ?? 0);
  const total = first?.totalDocuments ?? null;
  if (total === null) return t('sync.firstSync', { received });
  return t('sync.firstSyncOf', { received, total: formats.count(Math.max(total, first?.documents ?? 0)) });
}

/** How much of a first sync has come and how long the rest takes, in words. */
export function progressWords(first: FirstSyncState, t: TFunction, formats: Formats): string {
  const parts = [
    firstSyncWords(first, t, formats),
    t('sync.megabytes', { size: megabytes(first.bytes, formats) }),
  ];
  if (first.secondsLeft !== null) parts.push(leftWords(first.secondsLeft, t));
  return parts.join(' · ');
}

function megabytes(bytes: number, formats: Formats): string {
  return new Intl.NumberFormat(formats.locale, { maximumFractionDigits: 1 }).format(bytes / 1_000_000);
}

function leftWords(seconds: number, t: TFunction): string {
  if (seconds < 60) return t('sync.secondsLeft', { seconds: Math.max(1, seconds) });
  return t('sync.minutesLeft', { minutes: Math.ceil(seconds / 60) });
}

/** What comparing with the server has shown, a line for each. */
export function checkWords(check: ReplicaCheck, t: TFunction, formats: Formats): readonly string[] {
  const lines: string[] = [];
  if (check.checkedAt !== null) lines.push(t('sync.checked', { at: formats.time(check.checkedAt) }));
  if (check.repairs > 0) lines.push(t('sync.differed', { count: check.repairs }));
  if (check.repairedAt !== null) lines.push(t('sync.repaired', { at: formats.time(check.repairedAt) }));
  return lines;
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

const endedBySignIn: ReadonlySet<SyncPhase> = new Set([
  'sign-in-needed',
  'password-changed',
  'user-inactive',
  'device-revoked',
]);

/** Whether a sign-in is what gets the sync going again. */
export function needsSignIn(phase: SyncPhase): boolean {
  return endedBySignIn.has(phase);
}

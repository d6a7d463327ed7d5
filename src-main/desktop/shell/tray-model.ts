import type { SyncPhase } from '../../../src-shared/contract/sync-state.ts';
import type { WorkStatus } from '../../engine/ports/work-status.ts';
import { counted, type ShellWords } from './shell-words.ts';

/** What the picture in the tray says, by its shape. */
export type TraySign = 'online' | 'waiting' | 'offline' | 'attention' | 'locked';

export type TrayDoing = 'open' | 'attention' | 'sync' | 'lock' | 'quit';

/** A line of the menu: something to do, words alone where `doing` is null, or a line between. */
export type TrayLine =
  | { readonly label: string; readonly doing: TrayDoing | null; readonly isEnabled: boolean }
  | 'between';

export type TrayModel = {
  readonly sign: TraySign;
  readonly tooltip: string;
  readonly lines: readonly TrayLine[];
};

/** What the tray shows for a state of the work: the same words as the screens, and nothing behind a lock. */
export function trayModel(status: WorkStatus, words: ShellWords): TrayModel {
  const { tray } = words;
  const isOpen = status.screens === 'open';
  const state = stateWords(status, words);
  const { attentionCount } = status;
  const attention: readonly TrayLine[] =
    attentionCount === 0
      ? []
      : [{ label: attentionWords(attentionCount, words), doing: 'attention', isEnabled: true }];
  return {
    sign: signOf(status),
    tooltip: ['Duebook', ...state, ...attention.map(labelOf)].join(' · '),
    lines: [
      ...state.map((label) => ({ label, doing: null, isEnabled: false })),
      ...attention,
      'between',
      { label: tray.open, doing: 'open', isEnabled: true },
      { label: tray.syncNow, doing: 'sync', isEnabled: isOpen },
      { label: tray.lock, doing: 'lock', isEnabled: status.canLock },
      'between',
      { label: tray.quit, doing: 'quit', isEnabled: true },
    ],
  };
}

/** "2 need attention", as the screens say it. */
export function attentionWords(count: number, { sync }: ShellWords): string {
  return counted({ one: sync.attention_one, other: sync.attention_other }, count);
}

function labelOf(line: TrayLine): string {
  return line === 'between' ? '' : line.label;
}

/** What most needs a person comes first. */
function signOf({ screens, phase, waitingCount, attentionCount }: WorkStatus): TraySign {
  if (screens === 'starting') return 'waiting';
  if (screens !== 'open') return 'locked';
  if (attentionCount > 0 || needsPerson.has(phase)) return 'attention';
  if (phase === 'offline') return 'offline';
  return waitingCount > 0 || phase === 'starting' || phase === 'first-sync' ? 'waiting' : 'online';
}

/** The sync does not go on by itself. */
const needsPerson: ReadonlySet<SyncPhase> = new Set([
  'sign-in-needed',
  'password-changed',
  'user-inactive',
  'device-revoked',
  'update-needed',
  'server-outdated',
]);

function stateWords({ screens, phase, waitingCount }: WorkStatus, words: ShellWords): readonly string[] {
  const { sync, tray } = words;
  if (screens === 'starting') return [sync.starting];
  if (screens !== 'open') return [screens === 'nobody' ? tray.nobody : tray.locked];
  const waiting = counted({ one: sync.waiting_one, other: sync.waiting_other }, waitingCount);
  return [phaseWords(phase, words), ...(waitingCount === 0 ? [] : [waiting])];
}

function phaseWords(phase: SyncPhase, { sync, tray }: ShellWords): string {
  const wordsOf: Readonly<Record<SyncPhase, string>> = {
    starting: sync.starting,
    'first-sync': sync.firstSyncTitle,
    syncing: sync.syncing,
    'up-to-date': sync.upToDate,
    offline: tray.offline,
    'sign-in-needed': sync.signInNeeded,
    'password-changed': sync.passwordChanged,
    'user-inactive': sync.userInactive,
    'device-revoked': sync.deviceRevoked,
    'update-needed': sync.updateNeeded,
    'server-outdated': sync.serverOutdated,
  };
  return wordsOf[phase];
}

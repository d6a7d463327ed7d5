import { describe, expect, test } from 'vitest';
import { syncPhases } from '../../../src-shared/contract/sync-state.ts';
import { statusAtStart, type WorkStatus } from '../../engine/ports/work-status.ts';
import { shellWords } from './shell-words.ts';
import { trayModel } from './tray-model.ts';

const atWork: WorkStatus = { ...statusAtStart, screens: 'open', canLock: true, phase: 'up-to-date' };
const show = (change: Partial<WorkStatus> = {}, language: 'en' | 'de' = 'en') =>
  trayModel({ ...atWork, ...change }, shellWords[language]);

function doingsOf({ lines }: ReturnType<typeof trayModel>) {
  return lines.flatMap((line) => (line === 'between' || !line.isEnabled ? [] : [line.doing]));
}

describe('tray', () => {
  test.each<[string, Partial<WorkStatus>, string, string]>([
    ['up to date', {}, 'online', 'Duebook · Up to date'],
    ['syncing, without a flicker', { phase: 'syncing' }, 'online', 'Duebook · Syncing'],
    ['with work that waits', { waitingCount: 1 }, 'waiting', 'Duebook · Up to date · 1 change waiting'],
    ['offline', { phase: 'offline' }, 'offline', 'Duebook · Offline'],
    [
      'offline with work that waits',
      { phase: 'offline', waitingCount: 4 },
      'offline',
      'Duebook · Offline · 4 changes waiting',
    ],
    [
      'with refused work, above all else',
      { phase: 'offline', waitingCount: 1, attentionCount: 2 },
      'attention',
      'Duebook · Offline · 1 change waiting · 2 need attention',
    ],
    ['when a sign-in is needed', { phase: 'sign-in-needed' }, 'attention', 'Duebook · Sign in needed'],
    ['at the first sync', { phase: 'first-sync' }, 'waiting', 'Duebook · First sync'],
    ['locked', { screens: 'locked', canLock: false, phase: 'offline' }, 'locked', 'Duebook · Locked'],
    ['before anybody is here', { screens: 'nobody' }, 'locked', 'Duebook · Nobody has signed in'],
    ['before anything is known', statusAtStart, 'waiting', 'Duebook · Starting'],
  ])('%s', (_title, change, sign, tooltip) => {
    expect(show(change)).toMatchObject({ sign, tooltip });
  });

  test('offers what can be done, and nothing of the work behind a lock', () => {
    expect(doingsOf(show({ attentionCount: 1 }))).toEqual(['attention', 'open', 'sync', 'lock', 'quit']);
    expect(doingsOf(show({ canLock: false }))).toEqual(['open', 'sync', 'quit']);
    const locked = show({ screens: 'locked', canLock: false });
    expect(doingsOf(locked)).toEqual(['open', 'quit']);
  });

  test.each(['en', 'de'] as const)('has words in %s for every phase of the sync', (language) => {
    for (const phase of syncPhases) {
      const { tooltip, lines } = show({ phase, waitingCount: 3, attentionCount: 1 }, language);
      expect(tooltip).not.toMatch(/undefined|\{\{|·\s*·/);
      expect(lines.filter((line) => line !== 'between' && line.label.trim() === '')).toEqual([]);
    }
  });
});

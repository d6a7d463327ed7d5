import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import {
  type UpdateState,
  updateFailureCodes,
  updatesOffReasons,
} from '../../src-shared/contract/updates-view.ts';
import type { Formats } from './formats.ts';
import { updateWords } from './update-words.ts';

const t = ((key: string, values: object = {}) => `${key} ${JSON.stringify(values)}`) as unknown as TFunction;
const formats = { dateTime: (instant: string) => `on ${instant}` } as unknown as Formats;
const offered = { version: '1.4.0', releasedAt: '2026-11-20T10:00:00.000Z', notes: null };

test.each<[UpdateState, string]>([
  [{ name: 'not-checked' }, 'updates.notChecked {}'],
  [{ name: 'checking' }, 'updates.checking {}'],
  [{ name: 'up-to-date', since: '2026' }, 'updates.upToDate {"at":"on 2026"}'],
  [{ name: 'staged', offered }, 'updates.staged {"version":"1.4.0"}'],
  [{ name: 'downloading', offered, percent: 7 }, 'updates.downloading {"version":"1.4.0","percent":7}'],
  [{ name: 'ready', offered, isAtQuit: true, delay: null }, 'updates.readyAtQuit {"version":"1.4.0"}'],
  [{ name: 'ready', offered, isAtQuit: false, delay: null }, 'updates.ready {"version":"1.4.0"}'],
  [{ name: 'installing', offered }, 'updates.installing {"version":"1.4.0"}'],
  ...updatesOffReasons.map((reason): [UpdateState, string] => [
    { name: 'off', reason },
    `updates.off.${reason} {}`,
  ]),
  ...updateFailureCodes.map((code): [UpdateState, string] => [
    { name: 'failed', failure: { code, params: { status: 500 } }, offered: null },
    `updates.failure.${code} {"status":500}`,
  ]),
])('%j is said in words', (state, words) => {
  expect(updateWords(state, t, formats)).toBe(words);
});

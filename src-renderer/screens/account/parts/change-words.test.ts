import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { accountSchema } from '../../../../src-shared/domain/account/account.ts';
import { ownerChange } from '../../../../src-shared/domain/account/owner-change.ts';
import { englishWords as en } from '../../../app/words.fixture.ts';
import { changeWords } from './change-words.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    lng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  }),
);

const nameOf = (userId: string) => ({ 'user-1': 'Carla Reyes', 'user-2': 'Ivo Brandt' })[userId] ?? userId;
const said = (change: Parameters<typeof changeWords>[0]) => changeWords(change, nameOf, words.t);
const owner = accountSchema.pick({ collectorId: true, territory: true });
const from = owner.parse({ collectorId: 'user-1', territory: 'North · East' });

test('an account that goes to somebody else names both by their names, and the territories', () => {
  const to = owner.parse({ collectorId: 'user-2', territory: '' });
  expect(said(ownerChange(from, to))).toBe('From Carla Reyes · North · East to Ivo Brandt');
  const unknown = owner.parse({ collectorId: 'user-9', territory: 'South' });
  expect(said(ownerChange(from, unknown))).toBe('From Carla Reyes · North · East to user-9 · South');
});

test('a corrected contact says what it was and what it is; a new one and a removed one say the one that there is', () => {
  const change = (was: string, is: string) => said({ field: 'contacts', from: was, to: is });
  expect(change('Ida, 1', 'Ida, 2')).toBe('Contact: Ida, 1 → Ida, 2');
  expect(change('', 'Ida, 2')).toBe('New contact: Ida, 2');
  expect(change('Ida, 1', '')).toBe('Contact removed: Ida, 1');
});

test('what the note says already is not said twice', () => {
  expect(said({ field: 'creditHold', from: '', to: 'Three broken promises' })).toBeNull();
});

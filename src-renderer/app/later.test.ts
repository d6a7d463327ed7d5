import i18next from 'i18next';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import de from '../../resources/locales/later/de.json' with { type: 'json' };
import en from '../../resources/locales/later/en.json' with { type: 'json' };
import { later } from './later.ts';
import { loadLaterWordsIn } from './later-words.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'en', fallbackLng: 'en', resources: {} });
});

it('draws at once what was loaded ahead, without waiting for a moment', async () => {
  const loads: (() => Promise<unknown>)[] = [];
  const Screen = later(async () => () => 'the screen', loads);
  await Promise.all(loads.map((load) => load()));
  // Drawn without a boundary, whoever waits throws here.
  expect(renderToString(createElement(Screen))).toBe('the screen');
});

it('has the words of what comes later with the first of it, and in each language that is shown from then on', async () => {
  await loadLaterWordsIn('de');
  expect(i18next.exists('plans.title', { lng: 'de' })).toBe(false);
  const loads: (() => Promise<unknown>)[] = [];
  later(async () => () => 'the screen', loads);
  await Promise.all(loads.map((load) => load()));
  expect(i18next.t('accounts.title')).toBe(en.accounts.title);
  await loadLaterWordsIn('de');
  await i18next.changeLanguage('de');
  expect(i18next.t('accounts.title')).toBe(de.accounts.title);
});

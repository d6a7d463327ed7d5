import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { shortcutList, waysByKeys } from '../../../src-shared/contract/shortcut-list.ts';
import { germanWords as de, englishWords as en } from '../words.fixture.ts';
import { findShortcuts, shortcutWords } from './find-shortcuts.ts';

describe('the list of shortcuts', () => {
  beforeAll(async () => {
    await i18next.init({ lng: 'en', resources: { en: { translation: en }, de: { translation: de } } });
  });

  it('has words for every shortcut and every scope in both languages', () => {
    for (const language of ['en', 'de']) {
      const t = i18next.getFixedT(language);
      for (const shortcut of shortcutList) {
        expect(shortcutWords(shortcut, t), `${language} ${shortcut.name}`).not.toContain('shortcuts.');
        expect(t(`shortcuts.${shortcut.scope}.title`)).not.toContain('shortcuts.');
      }
    }
  });

  it('gives no key two meanings in one scope', () => {
    const keys = shortcutList.flatMap(({ scope, keys: own }) => own.map((key) => `${scope} ${key}`));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('lists every way that G begins, and no other', () => {
    const gone: string[] = [];
    const ways = waysByKeys((path) => gone.push(path));
    for (const go of Object.values(ways)) go();
    const listed = shortcutList.filter(({ path }) => path !== undefined);
    expect(gone).toEqual(listed.map(({ path }) => path));
    expect(Object.keys(ways)).toEqual(listed.map(({ keys: [key = ''] }) => key.toLowerCase()));
  });

  it('is searched by words, keys and where they work, without case and accents', () => {
    const t = i18next.getFixedT('de');
    const found = (typed: string) =>
      findShortcuts(typed, t).flatMap(({ shortcuts }) => shortcuts.map(({ name }) => name));
    expect(found('reklamation eroff')).toEqual(['dispute']);
    expect(found('ctrl shift')).toEqual(['lock']);
    expect(found('EINSTELLUNGEN')).toEqual(['settings', 'move']);
    expect(found('')).toHaveLength(shortcutList.length);
    expect(findShortcuts('nothing of this kind', t)).toEqual([]);
  });
});

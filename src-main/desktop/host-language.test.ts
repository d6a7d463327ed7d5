import { describe, expect, it } from 'vitest';
import { hostLanguage, languageOfBrowser } from './host-language.ts';

describe('the language of a host', () => {
  it('is that of the screens, else the first of the system that there are words in', () => {
    expect(hostLanguage('de', ['en-GB'])).toBe('de');
    expect(hostLanguage(undefined, ['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
    expect(hostLanguage(undefined, ['ja'])).toBe('en');
  });

  it('is what a browser wants most of those that there are words in', () => {
    expect(languageOfBrowser('de-CH, de;q=0.9, en;q=0.8')).toBe('de');
    expect(languageOfBrowser('fr, en;q=0.5, de;q=0.7')).toBe('de');
    expect(languageOfBrowser('de;q=0, en;q=0.1')).toBe('en');
    expect(languageOfBrowser('*')).toBe('en');
    expect(languageOfBrowser('de;q=much')).toBe('en');
    expect(languageOfBrowser(undefined)).toBe('en');
  });
});

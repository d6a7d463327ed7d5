import { describe, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal('navigator', { languages: ['fr-CH', 'de-CH', 'en'] });
});

const { chooseLanguage, followSystemLanguage, languageOf, useSettings } = await import('./settings.ts');

describe('the language', () => {
  it('is the first of the system’s that there are words for, else English', () => {
    expect(languageOf('system', ['fr-CH', 'de-CH', 'en'])).toBe('de');
    expect(languageOf('system', ['pt-BR'])).toBe('en');
    expect(languageOf('system', [])).toBe('en');
    expect(languageOf('en', ['de'])).toBe('en');
  });

  it('is the system’s until somebody chooses, and follows it', () => {
    expect(useSettings.getState()).toEqual({ choice: 'system', language: 'de' });
    vi.stubGlobal('navigator', { languages: ['en-GB'] });
    followSystemLanguage();
    expect(useSettings.getState().language).toBe('en');
    chooseLanguage('de');
    followSystemLanguage();
    expect(useSettings.getState()).toEqual({ choice: 'de', language: 'de' });
  });
});

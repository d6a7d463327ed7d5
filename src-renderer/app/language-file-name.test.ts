import { describe, expect, it } from 'vitest';
import { languageFileName } from './language-file-name.ts';

describe('the file name of a statement', () => {
  it('names the language', () => {
    expect(languageFileName('statement-10.4-2026-11-22.pdf', 'de')).toBe('statement-10.4-2026-11-22-de.pdf');
    expect(languageFileName('statement', 'en')).toBe('statement-en');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markFound } from './mark-found.ts';

const matchesOf = (text: string, search: string): string[] =>
  markFound(text, search, 1000)
    .filter((part) => part.isMatch)
    .map((part) => part.text);

describe('marking what a search found', () => {
  it.each([
    ['Chiara Müller', 'muller', ['Müller']],
    ['Chiara Mu\u0308ller', 'MÜLLER', ['Mu\u0308ller']],
    ['Große Straße 7', 'strasse', ['Straße']],
    ['Kærgård', 'aergard', ['ærgård']],
    ['10023', '002', ['002']],
    ['ΜΑΣΑΛΑΣ ΑΕ', 'ΜΑΣ', ['ΜΑΣ']],
    ['Κυρία Μασαλάς', 'ΜΑΣΑΛΑΣ', ['Μασαλάς']],
    ['Μασαλάς', 'μασαλασ', ['Μασαλάς']],
    ['Ms Lindqvist asked for the invoice', 'invoice lindq', ['Lindq', 'invoice']],
    ['aaaa', 'aaa', ['aaa']],
    ['banana nanas', 'nan anan', ['anan', 'nan']],
    ['to be or not', 'be or', []],
    ['nothing of it', 'xyz', []],
  ])('in "%s", "%s" is %j', (text, search, marked) => {
    expect(matchesOf(text, search)).toEqual(marked);
  });

  it('brings a match far inside the text to the front, beginning with a whole word', () => {
    const note = 'She is away until Monday and then wants a copy of invoice 10023 by email';
    expect(markFound(note, '10023', 16)).toEqual([
      { text: '…', isMatch: false },
      { text: 'of invoice ', isMatch: false },
      { text: '10023', isMatch: true },
      { text: ' by email', isMatch: false },
    ]);
    expect(markFound(`${'y'.repeat(50)}abc`, 'abc', 4)).toEqual([
      { text: '…', isMatch: false },
      { text: 'abc', isMatch: true },
    ]);
  });

  it('writes a note of several lines as one', () => {
    expect(markFound('first\n\n  second', 'second', 40)).toEqual([
      { text: 'first ', isMatch: false },
      { text: 'second', isMatch: true },
    ]);
  });

  it('never loses, adds or splits a character of the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 3 }),
        (text, search) => {
          const parts = markFound(text, search, text.length);
          expect(parts.map((part) => part.text).join('')).toBe(text.replace(/\s+/g, ' ').trim());
        },
      ),
    );
  });
});

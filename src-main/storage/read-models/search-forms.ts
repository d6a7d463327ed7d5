import { toSearchText } from '../../../src-shared/domain/search/search-text.ts';

/** Where a text of an account comes from; the number is part of its key. */
export const searchKinds = { head: 0, contact: 1, note: 2, invoice: 3 } as const;
export type SearchKind = (typeof searchKinds)[keyof typeof searchKinds];

/** Stands before the beginning of a word, twice: so one and two letters have a trigram of their own. */
export const beginningMark = '\u0001';

const phoneNumber = /^[+\d\s()/.-]+$/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Number and name as search compares them, with the beginnings of their words. */
export function headText(number: string, name: string): string {
  const texts = [toSearchText(number), toSearchText(name)];
  const beginnings = new Set(texts.flatMap(wordBeginnings));
  const marked = [...beginnings].map((letters) => beginningMark + beginningMark + letters);
  return [...texts, marked.join('')].join('\n');
}

/** The line of a text in the index: its forms between tabs. Neither occurs in a form. */
export function searchLine(kind: SearchKind, text: string): string {
  const form = toSearchText(text);
  if (kind === searchKinds.invoice) return withoutSeparators(form);
  // Phone numbers are typed with and without what separates their digits.
  const isPhone = kind === searchKinds.contact && phoneNumber.test(form);
  return isPhone ? `${form}\t${form.replace(/\D+/g, '')}` : form;
}

/** Invoice numbers are found however their parts are separated: "re-2024/17" → "re202417". */
export function withoutSeparators(form: string): string {
  return form.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The first two letters of each word. A word begins after a space, and with a letter or digit after any other sign. */
function wordBeginnings(text: string): string[] {
  const letters = [...text];
  return letters.flatMap((letter, index) => {
    const before = letters[index - 1] ?? ' ';
    const begins = before === ' ' || (letterOrDigit.test(letter) && !letterOrDigit.test(before));
    if (!begins || letter === ' ') return [];
    const next = letters[index + 1] ?? ' ';
    return [next === ' ' ? letter : letter + next];
  });
}

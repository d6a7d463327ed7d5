import { expect, it } from 'vitest';
import { hasOwnSearch, isAccountPath, readPart } from './paths.ts';

it.each(['/', '/worklist/all', '/accounts', '/accounts/overdue', '/documents', '/documents/receipt'])(
  '"/" goes to the search of the list at %s',
  (path) => {
    expect(hasOwnSearch(path)).toBe(true);
  },
);

it.each(['/account/a1', '/account/a1/statement', '/promises', '/settings', '/dashboard'])(
  '"/" searches everywhere at %s',
  (path) => {
    expect(hasOwnSearch(path)).toBe(false);
  },
);

it('reads a part of an address, and takes a malformed one as it stands', () => {
  expect(readPart('RE%2F10%25')).toBe('RE/10%');
  expect(readPart('%E0%A4%A')).toBe('%E0%A4%A');
});

it('tells the addresses of one account from those of all of them', () => {
  expect(['/account/a1', '/account/a1/statement', '/accounts', '/'].map(isAccountPath)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

import { expect, it } from 'vitest';
import { hasOwnSearch } from './paths.ts';

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

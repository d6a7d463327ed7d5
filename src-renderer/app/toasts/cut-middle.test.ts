import { expect, test } from 'vitest';
import { cutMiddle } from './cut-middle.ts';

test('a long name keeps its beginning and its end', () => {
  expect(cutMiddle('statement-100234-2026-03-31-de.pdf')).toBe('statement-100234-2026-03-31-de.pdf');
  expect(cutMiddle('account-statement-summary-100234-2026-01-01-to-2026-03-31-de.pdf')).toBe(
    'account-statement-…2026-03-31-de.pdf',
  );
});

test('no letter is cut into halves', () => {
  expect(cutMiddle('👩‍👧'.repeat(40))).toBe(`${'👩‍👧'.repeat(18)}…${'👩‍👧'.repeat(17)}`);
});

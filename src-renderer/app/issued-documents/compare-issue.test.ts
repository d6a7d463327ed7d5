import { expect, it } from 'vitest';
import type { DocumentRequest } from '../../../src-shared/contract/document-request.ts';
import { compareIssue } from './compare-issue.ts';

const request: DocumentRequest = { kind: 'statement', accountId: 'a1', locale: 'de' };
const issued = { inputHash: 'same', asOf: '2026-03-31', request };

it.each([
  ['the same input is the same document', 'same', '2026-03-31', 'de', 'same'],
  [
    'another input of the same day means that the account has changed',
    'other',
    '2026-03-31',
    'de',
    'changed',
  ],
  ['a document of another day is told as such', 'other', '2026-04-01', 'de', 'other-day'],
  ['one in another language tells nothing', 'other', '2026-04-01', 'en', 'other-language'],
])('%s', (_title, inputHash, asOf, locale, comparison) => {
  expect(compareIssue(issued, { inputHash, asOf }, locale)).toBe(comparison);
});

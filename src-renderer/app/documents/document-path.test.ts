import { describe, expect, it } from 'vitest';
import {
  type DocumentSubject,
  dayOfPath,
  documentPath,
  placeOfDocument,
  versionOfPath,
} from './document-path.ts';

const subjects: readonly [DocumentSubject, string, string][] = [
  [{ kind: 'statement', accountId: 'a 1' }, '/account/a%201/statement', '/account/a%201'],
  [
    { kind: 'statement', accountId: 'a1', asOf: '2026-03-31', from: '2026-03-01', isSummary: true },
    '/account/a1/statement?as-of=2026-03-31&from=2026-03-01&summary=yes',
    '/account/a1',
  ],
  [
    { kind: 'group-statement', accountId: 'a1', asOf: '2026-03-31' },
    '/account/a1/group-statement?as-of=2026-03-31',
    '/account/a1',
  ],
  [
    { kind: 'receipt', accountId: 'a1', receiptId: 'A7-17' },
    '/account/a1/receipt/A7-17',
    '/account/a1/payments',
  ],
  [
    { kind: 'plan-agreement', accountId: 'a1', planId: 'p1', version: null },
    '/account/a1/agreement/p1',
    '/account/a1/plans',
  ],
  [
    { kind: 'plan-agreement', accountId: 'a1', planId: 'p1', version: 2 },
    '/account/a1/agreement/p1/2',
    '/account/a1/plans',
  ],
  [
    { kind: 'promise-confirmation', accountId: 'a1', promiseId: 'p 1', version: 2 },
    '/account/a1/confirmation/p%201/2',
    '/account/a1/promises',
  ],
  [
    { kind: 'dispute-acknowledgement', accountId: 'a1', disputeId: 'd/1' },
    '/account/a1/acknowledgement/d%2F1',
    '/account/a1/disputes',
  ],
  [
    { kind: 'dunning-letter', accountId: 'a1', noticeId: 'n/1' },
    '/account/a1/notice/n%2F1',
    '/account/a1/timeline',
  ],
  [
    { kind: 'account-history', accountId: 'a1', from: null, to: null },
    '/account/a1/history',
    '/account/a1/timeline',
  ],
  [
    { kind: 'account-history', accountId: 'a1', from: null, to: '2026-03-31' },
    '/account/a1/history/-/2026-03-31',
    '/account/a1/timeline',
  ],
];

describe('the address of a document', () => {
  it.each(subjects)('of %j is %s and leads back to %s', (subject, path, place) => {
    expect(documentPath(subject)).toBe(path);
    expect(placeOfDocument(subject)).toBe(place);
  });

  it.each([
    ['2', 2],
    ['100', 100],
    [undefined, null],
    ['0', null],
    ['x', null],
    ['1e3', null],
  ])('names in %j the version %s', (text, version) => {
    expect(versionOfPath(text)).toBe(version);
  });

  it.each([
    ['2026-03-31', '2026-03-31'],
    ['2026-02-30', null],
    ['-', null],
    [undefined, null],
  ])('names in %j the day %s', (text, day) => {
    expect(dayOfPath(text)).toBe(day);
  });
});

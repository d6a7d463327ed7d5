import { describe, expect, test } from 'vitest';
import { newBatchSchema } from '../../src-shared/contract/document-batch.ts';
import { statementBatch } from './batch.fixture.ts';
import { batchItems } from './batch-items.ts';

const languages: Readonly<Record<string, string>> = { a0: 'de-AT', a1: '', a2: 'ja' };
const accountOf = (accountId: string) => {
  const language = languages[accountId];
  return language === undefined ? undefined : { name: `Customer ${accountId}`, number: accountId, language };
};

describe('the documents of a batch', () => {
  test('speak the language of each customer, or that of the person where no paper speaks it', () => {
    const items = batchItems(statementBatch(3, { ownLanguage: 'fr', asOf: '2026-02-28' }), accountOf);
    expect(items.map(({ request }) => [request.accountId, request.locale])).toEqual([
      ['a0', 'de'],
      ['a1', 'fr'],
      ['a2', 'fr'],
    ]);
    expect(items[0]).toMatchObject({
      ...{ accountNumber: 'a0', accountName: 'Customer a0' },
      request: { kind: 'statement', asOf: '2026-02-28', from: null, isSummary: false },
    });
  });

  test('are letters of notices, several of one account too', () => {
    const notices = ['n1', 'n2'].map((noticeId) => ({ accountId: 'a0', noticeId }));
    const batch = newBatchSchema.parse({
      ...{ kind: 'dunning-letter', output: 'single-sided', ownLanguage: 'en' },
      notices: [...notices, ...notices],
    });
    expect(batchItems(batch, accountOf).map(({ request }) => request)).toEqual([
      { kind: 'dunning-letter', accountId: 'a0', locale: 'de', noticeId: 'n1' },
      { kind: 'dunning-letter', accountId: 'a0', locale: 'de', noticeId: 'n2' },
    ]);
  });

  test('are in it without a name where nobody knows the account, so that its failure is told', () => {
    const [item] = batchItems(statementBatch(1), () => undefined);
    expect(item).toMatchObject({ accountNumber: '', accountName: '', request: { accountId: 'a0' } });
  });
});

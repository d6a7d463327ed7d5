import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkPage } from '../../../src-main/storage/replica/write-pulled.ts';
import { accountDocuments, type LedgerCollection, ledgerCollections } from './ledger.ts';
import { largestAccount, ledgerShape } from './ledger-shape.ts';

const shape = ledgerShape(7, 1_000);
const counts = [...shape.invoiceCounts];
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('the shape of the ledger', () => {
  test('has ten invoices per account on average, exactly', () => {
    expect(sum(counts)).toBe(10_000);
    expect(shape.invoiceTotal).toBe(10_000);
    expect(sum([...ledgerShape(8, 3_333).invoiceCounts])).toBe(33_330);
  });

  test('is heavy-tailed: one account has a fiftieth, the top hundredth a seventh, half has little', () => {
    expect(counts[largestAccount]).toBe(200);
    const descending = [...counts].sort((a, b) => b - a);
    expect(descending[0]).toBe(200);
    expect(sum(descending.slice(0, 10))).toBeGreaterThan(1_430);
    expect(descending[500]).toBeLessThan(6);
  });
});

describe('the documents of the ledger', () => {
  const accounts = counts.map((_, index) => accountDocuments(shape, index));
  const all = (name: LedgerCollection) => accounts.flatMap((documents) => documents[name]);

  test('are the same for the same seed and others for another', () => {
    const hash = createHash('sha256').update(JSON.stringify(accounts)).digest('hex');
    expect(hash).toBe('525ca1f7e7987501ac1e4ab4a84b24e5e3ef0d89922b65cb99e7d6104b960231');
    expect(accountDocuments(ledgerShape(7, 1_000), 400)).toEqual(accounts[400]);
    expect(accountDocuments(ledgerShape(8, 1_000), 400)).not.toEqual(accounts[400]);
  });

  test.each(ledgerCollections)('are ones that the pull accepts: %s', (name) => {
    const documents = all(name);
    expect(documents.length).toBeGreaterThan(50);
    expect(checkPage(name, documents).rejected).toEqual([]);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  });

  test('have several currencies and names in several scripts', () => {
    const invoices = checkPage('invoices', all('invoices')).documents;
    const currencies = new Set(invoices.map((invoice) => Reflect.get(invoice, 'currency')));
    expect(currencies.size).toBeGreaterThanOrEqual(8);
    const names = JSON.stringify(all('accounts'));
    for (const script of [
      /\p{Script=Latin}/u,
      /\p{Script=Greek}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Han}/u,
    ])
      expect(names).toMatch(script);
  });
});

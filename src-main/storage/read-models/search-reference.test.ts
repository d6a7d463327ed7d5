import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toSearchText } from '../../../src-shared/domain/search/search-text.ts';
import type { AccountSummary } from '../../engine/ports/read-models-port.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { storeAll, wholeWorklist } from './read-models.fixture.ts';

const letters = [
  'a',
  'b',
  'B',
  'ü',
  'Ü',
  'ß',
  'é',
  'İ',
  '東',
  '한',
  '😀',
  '1',
  '2',
  '-',
  '/',
  '+',
  '"',
  '%',
  "'",
];
const odd = ['\0', '\u0001', '\t', '\n', '\ud800', '\udfff', '\u0301', '\ufffd', '\u200b'];
const unit = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...letters) },
  { weight: 3, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
);
const text = fc.string({ unit, maxLength: 12 });
const texts = fc.array(text, { maxLength: 3 });
const account = fc.record({ number: text, name: text, contacts: texts, notes: texts, invoices: texts });
const accounts = fc.array(account, { minLength: 1, maxLength: 8 });
// Parts of what is there find more than chance does.
const searches = fc.array(
  fc.oneof(
    fc.string({ unit, maxLength: 8 }),
    fc.record({ from: fc.nat(30), length: fc.integer({ min: 1, max: 9 }), which: fc.nat(60) }),
  ),
  { minLength: 1, maxLength: 12 },
);

describe('searching beside a plain look into every text', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeAll(() => {
    store = openWorkstationFile();
  });
  afterAll(() => store.remove());

  it('finds exactly the same accounts, and says so with a text of theirs', () => {
    const run = fc.property(accounts, searches, (made, list) => {
      const summaries = made.map(toSummary);
      store.readModels.clear();
      storeAll(store.readModels, summaries);
      for (const one of list) {
        const typed = typeof one === 'string' ? one : partOf(made, one);
        const found = accountIdsOf(store.readModels.rows({ ...wholeWorklist, search: typed }));
        const expected = summaries.filter((summary) => hasAllWords(summary, typed));
        expect([typed, found]).toEqual([typed, accountIdsOf(expected.map((summary) => summary.row))]);
        for (const [accountId, reason] of Object.entries(store.readModels.foundIn(typed, found))) {
          const of = summaries.find((summary) => summary.row.accountId === accountId);
          expect(of?.searchTexts[`${reason.kind}s`]).toContain(reason.text);
        }
      }
    });
    fc.assert(run, { numRuns: 80 });
  });
});

const accountIdsOf = (rows: readonly { readonly accountId: string }[]) =>
  rows.map((row) => row.accountId).toSorted();

type Account = typeof account extends fc.Arbitrary<infer Value> ? Value : never;
type Part = { readonly from: number; readonly length: number; readonly which: number };

function partOf(made: readonly Account[], { from, length, which }: Part): string {
  const all = made.flatMap((one) => [one.number, one.name, ...one.contacts, ...one.notes, ...one.invoices]);
  return (all[which % all.length] ?? '').slice(from % 12, (from % 12) + length);
}

function toSummary({ number, name, ...searchTexts }: Account, index: number): AccountSummary {
  return summaryOf({ row: { accountId: `a${index}`, number, name }, searchTexts });
}

function hasAllWords({ row, searchTexts }: AccountSummary, typed: string): boolean {
  const heads = [toSearchText(row.number), toSearchText(row.name)];
  const invoices = searchTexts.invoices.map((one) => signless(toSearchText(one)));
  const contacts = searchTexts.contacts.map(toSearchText);
  const phones = contacts.filter((one) => /^[+\d ()/.-]+$/.test(one)).map((one) => one.replace(/\D/g, ''));
  const anywhere = [...heads, ...contacts, ...phones, ...searchTexts.notes.map(toSearchText)];
  return toSearchText(typed)
    .split(' ')
    .every((word) => {
      if ([...word].length < 3) return heads.some((head) => hasBeginning(head, word));
      const plain = signless(word);
      const isInvoice = [...plain].length >= 3 && invoices.some((one) => one.includes(plain));
      return isInvoice || anywhere.some((one) => one.includes(word));
    });
}

function hasBeginning(head: string, word: string): boolean {
  if (word === '') return true;
  const isLetter = (letter: string) => /[\p{L}\p{N}]/u.test(letter);
  return [...head].some((letter, index, all) => {
    const before = all[index - 1];
    const begins = before === undefined || before === ' ' || (isLetter(letter) && !isLetter(before));
    return begins && letter !== ' ' && all.slice(index).join('').startsWith(word);
  });
}

const signless = (form: string): string =>
  [...form].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).join('');

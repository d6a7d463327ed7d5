import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { AccountColumns } from './account-columns.ts';
import { keysOf } from './account-set.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { findAccounts } from './find-accounts.ts';
import { storeAll } from './read-models.fixture.ts';
import type { ReadModelsState } from './read-models-state.ts';
import { searchKinds } from './search-forms.ts';
import { fullSearchWork, type SearchWork } from './search-work.ts';
import { isOfKind } from './text-keys.ts';

const accountCount = 3_000;
const broadWords = ['angerufen', 'zahlung', 'kommen', 'woche', 'einkauf', 'freigabe', 'mahnung', 'absprache'];
const apart = 'rec ech chn hnu nun ung';

/** Every other account has "rechnung", the last third neither it nor its trigrams; all have the broad words. */
const notesOf = (index: number): readonly string[] => {
  const invoice = index >= 2_000 ? '' : index % 2 === 0 ? 'rechnung' : apart;
  return [[...broadWords, invoice, `only${10_000 + index}`].join(' ')];
};
const keysWhere = (keeps: (index: number) => boolean) =>
  Array.from({ length: accountCount }, (_, index) => index).filter(keeps);
const havingWord = keysWhere((index) => index < 2_000 && index % 2 === 0);
const havingTrigrams = keysWhere((index) => index < 2_000);

describe('the work of a search', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  let columns: AccountColumns;
  beforeAll(() => {
    store = openWorkstationFile();
    const accounts = keysWhere(() => true);
    const made = accounts.map((index) =>
      summaryOf({
        row: { accountId: `a${index}`, number: `${index}`, name: 'x' },
        searchTexts: { notes: notesOf(index) },
      }),
    );
    storeAll(store.readModels, made);
    columns = new AccountColumns();
    columns.refresh(store.file);
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => store.remove());

  const newState = (): ReadModelsState => ({ file: store.file, columns, found: new Map(), derived: {} });
  const indexOf = () => {
    const rows = store.file.statements.rows(
      'SELECT account_key AS key, account_id AS id FROM account_summary',
    );
    return new Map(
      rows.all().map((row) => [Reflect.get(Object(row), 'key'), Reflect.get(Object(row), 'id')]),
    );
  };
  const find = (search: string, work: SearchWork, state = newState()): readonly number[] => {
    const ids = indexOf();
    const found = findAccounts(state, search, work);
    if (found === undefined) throw new RangeError('a search without words');
    return keysOf(found)
      .map((key) => Number(String(ids.get(key)).slice(1)))
      .toSorted((a, b) => a - b);
  };
  const readingsDuring = (run: () => unknown) => {
    const spy = vi.spyOn(store.file.statements, 'values');
    run();
    return spy.mock.calls.map(([sql]) => sql).filter((sql) => sql.startsWith('SELECT json_group_array('));
  };

  it('suffices for a word that a third of many accounts have', () => {
    expect(find('rechnung', fullSearchWork())).toEqual(havingWord);
  });

  it('without letters to read adds those with all trigrams of the word, and misses none', () => {
    expect(find('rechnung', { ...fullSearchWork(), letters: 0 })).toEqual(havingTrigrams);
  });

  it('is not spent on texts where a sample shows that the index is right', () => {
    const work = { ...fullSearchWork(), lettersSampled: 0 };
    const readings = readingsDuring(() => expect(find('zahlung', work)).toHaveLength(accountCount));
    const ofNotes = isOfKind('rowid', searchKinds.note);
    expect(readings.filter((sql) => sql.includes(ofNotes))).toEqual([expect.not.stringContaining('instr')]);
    expect(work.letters).toBe(fullSearchWork().letters);
    expect(find('rechnung', work)).toEqual(havingWord);
  });

  it('never takes more letters than there are', () => {
    for (const letters of [1_000, 30_000, 100_000, 400_000, 3_000_000]) {
      const work = { ...fullSearchWork(), letters };
      const found = find(`rechnung ${broadWords.join(' ')}`, work);
      expect(work.letters).toBeGreaterThanOrEqual(0);
      expect(found).toEqual(expect.arrayContaining(havingWord));
    }
  });

  it('ends a search of many broad words, which then finds more but misses none', () => {
    const work = { ...fullSearchWork(), letters: 0, named: 4_000 };
    const search = `${broadWords.join(' ')} rechnung`;
    const readings = readingsDuring(() =>
      expect(find(search, work)).toEqual(expect.arrayContaining(havingWord)),
    );
    // Each word is asked for in numbers and names, contacts, notes and invoices.
    expect(readings.length).toBeLessThanOrEqual(2 * 4);
  });

  it('goes to the narrowest word first, however much the others would take', () => {
    const search = `${broadWords.join(' ')} rechnung only10004`;
    expect(find(search, { letters: 10_000, lettersSampled: 0, named: 10 })).toEqual([4]);
    expect(find(`${search} only10006`, fullSearchWork())).toEqual([]);
  });

  it('finds the same letter by letter where it suffices', () => {
    const state = newState();
    const typed = 'zahlung rechnung only1000';
    const found = [...typed].map((_, index) => find(typed.slice(0, index + 1), fullSearchWork(), state));
    expect(found.at(-1)).toEqual([0, 2, 4, 6, 8]);
    expect(found.at('zahlung rechnung'.length - 1)).toEqual(havingWord);
  });
});

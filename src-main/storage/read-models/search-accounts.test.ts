import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { storeAll, wholeWorklist } from './read-models.fixture.ts';

describe('searching accounts', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeAll(() => {
    store = openWorkstationFile();
    storeAll(store.readModels, [
      summaryOf({
        row: { accountId: 'a', number: 'K-100', name: 'Müller & Söhne GmbH' },
        searchTexts: {
          contacts: ['Zoë Åström', '+49 (0) 151-2345', 'zoe@example.org'],
          notes: ['Will pay on Friday', 'Lieferschein FEHLT'],
          invoices: ['RE-2024/000123', 'PO 77', 'no separators'],
        },
      }),
      summaryOf({ row: { accountId: 'b', number: 'K-200', name: 'Groß Straßenbau' } }),
      summaryOf({ row: { accountId: 'c', number: '%_', name: '東京商事 😀' } }),
      summaryOf({
        row: { accountId: 'd', number: '"4"', name: 'ΑΘΗΝΑ Łódź İstanbul', brokenPromiseCount: 1 },
      }),
      summaryOf({
        row: { accountId: 'e', number: '5', name: '한국 Москва ΜΑΣΑΛΑΣ ΑΕ' },
        searchTexts: { notes: ['muller called'] },
      }),
    ]);
  });
  afterAll(() => store.remove());

  const ids = (search: string, changes: Partial<WorklistQuery> = {}) =>
    store.readModels
      .rows({ ...wholeWorklist, ...changes, search })
      .map((row) => row.accountId)
      .toSorted();

  it.each([
    ['muller', ['a', 'e']],
    ['ülle', ['a', 'e']],
    ['ÜLLE sohne', ['a']],
    ['muller friday', ['a']],
    ['friday muller 151-23 re2024', ['a']],
    ['strassen', ['b']],
    ['straßen', ['b']],
    ['GROß', ['b']],
    ['東京', ['c']],
    ['京商', []],
    ['東京商', ['c']],
    ['😀', ['c']],
    ['%', ['c']],
    ['%_', ['c']],
    ['___', []],
    ['"4"', ['d']],
    ['"', ['d']],
    ['αθη', ['d']],
    ['lodz', ['d']],
    ['istan', ['d']],
    ['Istan', ['d']],
    ['한국', ['e']],
    ['москва', ['e']],
    ['ΜΑΣ', ['e']],
    ['μασαλας', ['e']],
    ['μασαλασ', ['e']],
    ['Μασαλάς', ['e']],
    ['мо', ['e']],
    ['  k-  ', ['a', 'b']],
    ['k', ['a', 'b']],
    ['m', ['a']],
    ['mu', ['a']],
    ['ul', []],
    ['10', ['a']],
    ['00', []],
    ['&', ['a']],
    ['astrom', ['a']],
    ['1512345', ['a']],
    ['151-2345', ['a']],
    ['+49', ['a']],
    ['e@ex', ['a']],
    ['RE-2024/000123', ['a']],
    ['re2024000123', ['a']],
    ['2024-000', ['a']],
    ['po77', ['a']],
    ['fehlt', ['a']],
    ['payon', []],
    ['', ['a', 'b', 'c', 'd', 'e']],
    [' \t\n', ['a', 'b', 'c', 'd', 'e']],
    ['nothing like this', []],
  ])('%j finds %j', (search, expected) => {
    expect(ids(search)).toEqual(expected);
  });

  it.each([
    "'; DROP TABLE account_summary --",
    'NEAR("a b", 2)',
    'text: müller*',
    '^müller',
    '-müller OR AND NOT',
    '\0',
    'a\0b',
    '\ud800',
    '\udc00\ud800abc',
    '""""""',
    '...,;:!?',
    '((((((',
    'x'.repeat(200),
    'äöü😀'.repeat(40),
    'a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(4).slice(0, 200),
    '"ab '.repeat(50),
  ])('%j is looked for as it stands, whatever it means to SQL or the index', (search) => {
    const found = ids(search);
    expect(found).toEqual(search === '\0' ? ['a', 'b', 'c', 'd', 'e'] : []);
    expect(store.readModels.totals({ ...wholeWorklist, search })).toHaveLength(search === '\0' ? 1 : 0);
  });

  it('keeps to the filter and the order asked for', () => {
    expect(ids('istanbul', { filter: 'broken-promises' })).toEqual(['d']);
    expect(ids('muller', { filter: 'broken-promises' })).toEqual([]);
    const byName = store.readModels.rows({
      ...wholeWorklist,
      search: 'muller',
      sort: 'name',
      direction: 'ascending',
    });
    expect(byName.map((row) => row.accountId)).toEqual(['a', 'e']);
  });

  it('finds the same whether typed letter by letter or pasted', () => {
    for (const search of ['müller friday', 're-2024/0001', '+49 (0) 151', 'k-100 fehlt']) {
      const typed = [...search].map((_, index) => ids(search.slice(0, index + 1))).at(-1);
      const another = store.another();
      const pasted = another.readModels.rows({ ...wholeWorklist, search }).map((row) => row.accountId);
      another.close();
      expect(typed).toEqual(pasted);
      expect(pasted).toEqual(['a']);
    }
  });

  it.each([
    ['friday', { a: { kind: 'note', text: 'Will pay on Friday' } }],
    ['müller fehlt', { a: { kind: 'note', text: 'Lieferschein FEHLT' } }],
    ['zoe astrom', { a: { kind: 'contact', text: 'Zoë Åström' } }],
    ['1512345', { a: { kind: 'contact', text: '+49 (0) 151-2345' } }],
    ['re-2024', { a: { kind: 'invoice', text: 'RE-2024/000123' } }],
    ['po77', { a: { kind: 'invoice', text: 'PO 77' } }],
    ['muller', { e: { kind: 'note', text: 'muller called' } }],
    ['k-100', {}],
    ['', {}],
  ])('says where it found %j', (search, expected) => {
    expect(store.readModels.foundIn(search, [...ids(search), 'unknown'])).toEqual(expected);
  });
});

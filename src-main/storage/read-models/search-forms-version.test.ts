import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { storeAll, wholeWorklist } from './read-models.fixture.ts';

const account = summaryOf({
  row: { accountId: 'a', name: 'Common' },
  searchTexts: { contacts: ['Søren'], notes: ['Größe egal'], invoices: ['RE 17/4'] },
});

describe('the forms of texts that other code made', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
    storeAll(store.readModels, [account]);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    store.remove();
  });

  const isFound = (search: string) => store.readModels.rows({ ...wholeWorklist, search }).length === 1;

  /** Leaves a text of the index in another form. */
  const formAsBefore = (present: string, former: string) =>
    store.file.write(() => {
      const { database } = store.file;
      const key = database.prepare('SELECT text_key FROM search_text WHERE text = ?').pluck().get(present);
      const textKey = BigInt(Number(key));
      database
        .prepare("INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)")
        .run(textKey, present);
      database.prepare('UPDATE search_text SET text = ? WHERE text_key = ?').run(former, textKey);
      database.prepare('INSERT INTO search_index (rowid, text) VALUES (?, ?)').run(textKey, former);
    });

  it('are found by until the account is stored again, and then by those of the present code', () => {
    formAsBefore('grosse egal', 'größe egal');
    formAsBefore('soren', 'søren');
    formAsBefore('re174', 're 17/4');
    store.readModels.outdateSearchForms();
    expect(isFound('egal')).toBe(true);
    expect(store.readModels.foundIn('egal', ['a'])).toEqual({ a: { kind: 'note', text: 'Größe egal' } });
    expect([isFound('grosse'), isFound('soren'), isFound('re174')]).toEqual([false, false, false]);
    storeAll(store.readModels, [account]);
    expect([isFound('grosse'), isFound('soren'), isFound('re174')]).toEqual([true, true, true]);
    expect(store.readModels.foundIn('grosse', ['a'])).toEqual({ a: { kind: 'note', text: 'Größe egal' } });
  });

  it('are made anew once: the next storing of the same texts does not look at the index', () => {
    store.readModels.outdateSearchForms();
    storeAll(store.readModels, [account]);
    const prepared = vi.spyOn(store.file.statements, 'values');
    storeAll(store.readModels, [account]);
    const texts = prepared.mock.calls.filter(
      ([sql]) => sql === 'SELECT text FROM search_text WHERE text_key = ?',
    );
    // Number and name alone, which have no original.
    expect(texts).toHaveLength(1);
  });
});

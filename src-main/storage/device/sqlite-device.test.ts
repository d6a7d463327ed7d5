import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DisputeListRow, PromiseListRow } from '../../../src-shared/contract/due-lists-view.ts';
import { pulledOf } from '../../engine/account.fixture.ts';
import { isReplicaShown } from '../../engine/replica-shown.ts';
import { sessionOf } from '../../engine/session.fixture.ts';
import { summaryOf } from '../read-models/account-summary.fixture.ts';
import { storeAll } from '../read-models/read-models.fixture.ts';
import { openWorkstationFile, openWorkstationReplica } from '../workstation-file.fixture.ts';
import { tablesWithText } from './tables-with-text.fixture.ts';

describe('whom the replica of a device belongs to', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  it('is nobody’s before all of it has been pulled, then theirs, through every renewal', () => {
    expect(isReplicaShown(store.device)).toBe(false);
    store.device.saveSession(sessionOf('user-1'));
    expect(isReplicaShown(store.device)).toBe(false);
    store.device.takeReplica('user-1');
    store.device.saveSession(sessionOf('user-1'));
    expect(isReplicaShown(store.device)).toBe(true);
  });

  it('is nobody’s from the moment another session is kept, also when the first one comes back', () => {
    store.device.saveSession(sessionOf('user-1'));
    store.device.saveSession(sessionOf('user-2'));
    expect(isReplicaShown(store.device)).toBe(false);
    store.device.saveSession(sessionOf('user-1'));
    expect(isReplicaShown(store.device)).toBe(false);
    store.device.takeReplica('user-1');
    expect(isReplicaShown(store.device)).toBe(true);
  });

  it('leaves nothing of the user before in read models, search, log of changes or statistics', async () => {
    // Letters that occur nowhere else; the index of the search keeps them three by three.
    const [marker, part] = ['жщыэ', 'щы'];
    const workstation = await openWorkstationReplica();
    const { file, device, readModels, write } = workstation;
    const summary = summaryOf({
      row: {
        accountId: 'a1',
        name: marker,
        number: marker,
        nextAction: { date: '2026-01-01', text: marker, channel: null },
      },
      promises: [promiseOf(marker)],
      disputes: [disputeOf(marker)],
      searchTexts: { contacts: [marker], notes: [`note ${marker}`], invoices: [`1${marker}`] },
    });
    const heldTables = () =>
      tablesWithText(file, part).filter((name) => name !== 'device_setting' && !name.match(/^rx_\d/));
    device.saveSession(sessionOf('user-1'));
    device.takeReplica('user-1');
    const account = pulledOf('accounts', { id: 'a1', accountId: 'a1', name: marker, seq: 1 });
    await write('accounts', [account]);
    await write('accounts', [{ ...account, name: `${marker} renamed`, seq: 2 }]);
    storeAll(readModels, [summary]);
    file.database.exec('ANALYZE');
    expect(heldTables()).toEqual([
      'account_row',
      'account_summary',
      'list_item',
      'rx_changes',
      'search_index_data',
      'search_original',
      'search_text',
      'sqlite_stat4',
    ]);

    device.saveSession(sessionOf('user-2'));
    expect(heldTables()).toEqual([]);
    // The replica is swept by the pull, which logs what it deletes.
    await write('accounts', [{ id: 'a1', accountId: 'a1', seq: 2, _deleted: true }]);
    expect(heldTables()).toEqual(['rx_changes']);
    device.takeReplica('user-2');
    expect(heldTables()).toEqual([]);
    expect(tablesWithText(file, part)).toEqual([]);
    await workstation.remove();
  });

  it('drops the worklist’s rows of the user before with the session, and stale ones with the taking over', () => {
    const insert = (accountId: string) => {
      store.readModels.markStale([accountId]);
      const stale = store.readModels.staleMark(accountId);
      if (stale === undefined) throw new Error('not stale');
      store.readModels.store([{ stale, summary: summaryOf({ row: { accountId } }) }]);
    };
    const accountCount = () => store.readModels.counts('2026-01-01').accounts;
    store.device.saveSession(sessionOf('user-1'));
    insert('former');
    store.device.saveSession(sessionOf('user-2'));
    expect(accountCount()).toBe(0);
    insert('dropped');
    insert('kept');
    store.readModels.markStale(['dropped']);
    store.device.takeReplica('user-2');
    expect(accountCount()).toBe(1);
  });
});

const listed = {
  accountId: 'a1',
  accountNumber: 'n',
  currency: 'EUR',
  amountMinor: 1,
  isWaiting: false,
};

function promiseOf(accountName: string): PromiseListRow {
  const dates = { promisedDate: '2026-01-01', deadline: '2026-01-01' };
  const amounts = { countedMinor: 0, shortMinor: 1, level: 1, amendmentCount: 0 };
  return { ...listed, ...dates, ...amounts, accountName, promiseId: 'p', status: 'open', contactName: '' };
}

function disputeOf(accountName: string): DisputeListRow {
  const fields = { state: 'open', reasonCode: 'price', processor: '', dueDate: '2026-01-01' } as const;
  return { ...listed, ...fields, accountName, disputeId: 'd', settlement: null };
}

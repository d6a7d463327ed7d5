import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReplicaShown } from '../../engine/replica-shown.ts';
import { sessionOf } from '../../engine/session.fixture.ts';
import { summaryOf } from '../read-models/account-summary.fixture.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';

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

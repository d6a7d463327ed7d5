import { afterEach, beforeEach, expect, it } from 'vitest';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { createSyncStatus, type SyncStatus } from './sync-status.ts';

let store: ReturnType<typeof openWorkstationFile>;
let isQuiet: () => boolean;
let events: string[];
let told: number;
let status: SyncStatus;

beforeEach(() => {
  store = openWorkstationFile();
  store.device.saveSession(sessionOf('user-1'));
  store.device.takeReplica('user-1');
  isQuiet = () => true;
  events = [];
  told = 0;
  status = createSyncStatus({
    device: store.device,
    clock: { now: () => instant('2026-03-31T09:12:00.000Z') },
    connectionStatus: () => 'connected',
    offlineBecause: () => null,
    isQuiet: () => isQuiet(),
    firstSync: () => ({ documents: 0, bytes: 0, totalDocuments: null, secondsLeft: null }),
    replicaCheck: () => ({ checkedAt: null, repairs: 0, repairedAt: null }),
    log: (_level, event) => events.push(event),
  });
  status.onState(() => {
    told += 1;
  });
});
afterEach(() => store.remove());

it('keeps the last state while the disk cannot be read, reports it, and goes on afterwards', () => {
  status.update();
  expect(status.state().phase).toBe('up-to-date');
  isQuiet = () => {
    throw new StorageError('STORAGE_IO');
  };
  status.update();
  expect(events).toEqual(['sync.state-not-followed']);
  expect(status.state().phase).toBe('up-to-date');
  isQuiet = () => false;
  status.update();
  expect(status.state().phase).toBe('syncing');
  expect(told).toBe(2);
});

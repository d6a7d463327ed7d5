import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstWorklistSettings, type WorklistSettings } from '../../src-shared/contract/worklist-settings.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { sessionOf } from './session.fixture.ts';
import { keepWorklistSettings, readWorklistSettings } from './worklist-settings-calls.ts';

let store: ReturnType<typeof openWorkstationFile>;
beforeEach(() => {
  store = openWorkstationFile();
  store.device.saveSession(sessionOf('user-1'));
});
afterEach(() => store.remove());

const settings: WorklistSettings = {
  ...firstWorklistSettings,
  density: 'dense',
  columns: ['account', 'risk'],
  filters: [
    {
      id: 'f-1',
      name: 'Risky <b>ü</b> 😀',
      filter: 'to-work',
      search: 'Müller',
      sort: 'overdue',
      direction: 'descending',
      narrowing: { riskClass: 'D', standing: 'overdue' },
      grouping: 'segment',
    },
  ],
};

const userId = userIdSchema.parse('user-1');
const own = { userId, settings };
const first = { userId, settings: firstWorklistSettings };
const keep = (changed: WorklistSettings) => keepWorklistSettings(store, { userId, settings: changed });

it('tables are set up as they come until somebody changes it, and then as that person left them', () => {
  expect(readWorklistSettings(store)).toEqual(first);
  keep(settings);
  expect(readWorklistSettings(store)).toEqual(own);
});

it('what the person before has changed is not kept as that of the one who signs in', () => {
  keepWorklistSettings(store, { userId: userIdSchema.parse('user-2'), settings });
  expect(readWorklistSettings(store)).toEqual(first);
});

it('a device that is locked shows none of them, and gives them back', () => {
  keep(settings);
  store.device.setLock('LEASE_EXPIRED');
  expect(readWorklistSettings(store)).toEqual(first);
  store.device.setLock(undefined);
  expect(readWorklistSettings(store)).toEqual(own);
});

it('what a newer program has kept is left alone', () => {
  store.device.saveSetting(`worklist/${userId}`, JSON.stringify({ ...settings, columns: ['of-tomorrow'] }));
  expect(readWorklistSettings(store)).toEqual(first);
});

it('nobody has any before the first sign-in', () => {
  const fresh = openWorkstationFile();
  expect(readWorklistSettings(fresh)).toBeNull();
  fresh.remove();
});

it('what came with a file of work and is no set-up of tables leaves them as they come', () => {
  for (const text of ['', 'no JSON', '{"columns":', '[]', 'null']) {
    store.device.saveSetting('worklist/user-1', text);
    expect(readWorklistSettings(store)).toEqual(first);
  }
});

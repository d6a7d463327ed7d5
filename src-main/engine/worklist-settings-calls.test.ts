import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstWorklistSettings, type WorklistSettings } from '../../src-shared/contract/worklist-settings.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { keepWorklistSettings, readWorklistSettings } from './worklist-settings-calls.ts';

let store: ReturnType<typeof openWorkstationFile>;
beforeEach(() => {
  store = openWorkstationFile();
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

it('tables are set up as they come until somebody changes it, and then as that person left them', () => {
  expect(readWorklistSettings(store)).toEqual(firstWorklistSettings);
  keepWorklistSettings(store, settings);
  expect(readWorklistSettings(store)).toEqual(settings);
});

it('a device that is locked shows none of them, and gives them back', () => {
  keepWorklistSettings(store, settings);
  store.device.setLock('LEASE_EXPIRED');
  expect(readWorklistSettings(store)).toEqual(firstWorklistSettings);
  store.device.setLock(undefined);
  expect(readWorklistSettings(store)).toEqual(settings);
});

it('what a newer program has kept is left alone', () => {
  store.device.saveSetting('worklist/', JSON.stringify({ ...settings, columns: ['of-tomorrow'] }));
  expect(readWorklistSettings(store)).toEqual(firstWorklistSettings);
});

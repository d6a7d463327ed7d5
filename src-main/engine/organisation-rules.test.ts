import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import type { Reference } from '../../src-shared/domain/organisation/reference.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { defaultPlanPolicy } from '../../src-shared/domain/plan/plan-policy.ts';
import { defaultStrategy } from '../../src-shared/domain/priority/strategy.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { documentOf, pulledOf } from './account.fixture.ts';
import { createOrganisationRules } from './organisation-rules.ts';
import { sessionOf } from './session.fixture.ts';

let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
let logged: unknown[];
beforeEach(async () => {
  store = await openWorkstationReplica();
  logged = [];
});
afterEach(() => store.remove());

const createRules = () =>
  createOrganisationRules(store.replica, store.device, (...line) => logged.push(line));
const signIn = (change: object) => {
  const session = sessionOf('user-1');
  store.device.saveSession({ ...session, organisation: { ...session.organisation, ...change } });
};
const policy = { ...defaultPolicy, promiseToleranceDays: 9 };
const strategy = { ...defaultStrategy, brokenPromiseWindowDays: 7 };
const calendar = (country: string) => ({ country, weekend: [7], holidays: [] });
const calendarOf = (country: string) =>
  pulledOf('reference', {
    ...{ id: `calendar.${country.toLowerCase()}`, kind: 'calendar', value: calendar(country) },
  });

it('follows the reference data, before them the session, and before that the defaults', async () => {
  const rules = createRules();
  expect(rules.settings()).toEqual(defaultSettings);
  const ofSession = { ...defaultPolicy, promiseToleranceDays: 5 };
  signIn({ policy: ofSession });
  expect(rules.settings().policy).toEqual(ofSession);
  await store.write('reference', [
    pulledOf('reference', { id: 'policy', value: policy }),
    pulledOf('reference', { id: 'strategy', kind: 'strategy', value: strategy }),
  ]);
  expect(rules.settings().policy).toEqual(ofSession);
  await rules.load();
  expect(rules.settings()).toMatchObject({ policy, strategy, plan: defaultPlanPolicy });
});

it('takes no other document of the kind, and forgets one that is gone', async () => {
  const rules = createRules();
  await store.write('reference', [
    pulledOf('reference', { id: 'a-draft', value: policy }),
    pulledOf('reference', { id: 'strategy', kind: 'strategy', value: strategy }),
  ]);
  await rules.load();
  expect(rules.settings().policy).toEqual(defaultPolicy);
  await store.write('reference', [{ id: 'strategy', accountId: '', seq: 9, _deleted: true }]);
  await rules.load();
  expect(rules.settings().strategy).toEqual(defaultStrategy);
});

it("M5: takes the calendar of the organisation's own country, without one the first that is there", async () => {
  const rules = createRules();
  signIn({ country: 'DE' });
  await store.write('reference', [calendarOf('AT'), calendarOf('CH')]);
  await rules.load();
  expect(rules.settings().calendar).toEqual(calendar('AT'));
  await store.write('reference', [calendarOf('DE')]);
  await rules.load();
  expect(rules.settings().calendar).toEqual(calendar('DE'));
});

it('is the same object until something changes, whatever the renewals of the session bring', async () => {
  const rules = createRules();
  signIn({});
  const before = rules.settings();
  signIn({});
  expect(rules.settings()).toBe(before);
  signIn({ policy });
  expect(rules.settings()).not.toBe(before);
});

it('keeps the last value that could be read of a document, and logs which field cannot', async () => {
  // What another version of the program has stored: it is checked as it is pulled, and not again.
  const held = (value: object) => [{ ...documentOf('reference', { id: 'policy' }), value }] as Reference[];
  let stored = held(policy);
  const replica = { reference: async () => stored };
  const rules = createOrganisationRules(replica, store.device, (...line) => logged.push(line));
  await rules.load();
  expect(rules.settings().policy).toEqual(policy);
  stored = held({ ...policy, promiseToleranceDays: 'many' });
  await rules.load();
  expect(rules.settings()).toMatchObject({ policy, strategy: defaultStrategy });
  rules.settings();
  expect(logged).toEqual([['error', 'settings.invalid', { id: 'policy', field: 'promiseToleranceDays' }]]);
});

it('hold the directory of people, and keep the last one that could be read', async () => {
  const person = (id: string, name: string, active = true) => ({ id, name, role: 'collector', active });
  const directory = [person('user-1', 'Carla Reyes'), person('user-2', 'Ivo Brandt', false)];
  const held = (value: unknown) =>
    [{ ...documentOf('reference', { id: 'people', kind: 'people', value: [] }), value }] as Reference[];
  let stored: Reference[] = [];
  const replica = { reference: async () => stored };
  const rules = createOrganisationRules(replica, store.device, (...line) => logged.push(line));
  await rules.load();
  expect(rules.people()).toEqual([]);
  stored = held(directory);
  await rules.load();
  expect(rules.people()).toEqual(directory);
  expect(rules.settings().versions).toEqual({});
  stored = held([{ ...person('user-1', 'Carla Reyes'), role: 'director' }]);
  await rules.load();
  expect(rules.people()).toEqual(directory);
  expect(logged).toEqual([['error', 'settings.invalid', { id: 'people', field: '0.role' }]]);
});

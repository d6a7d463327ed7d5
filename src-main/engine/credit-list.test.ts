import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import type { CommandName } from '../../src-shared/commands/registry.ts';
import { creditRowKey } from '../../src-shared/contract/credit-view.ts';
import { applyListUpdate } from '../../src-shared/contract/live-list.ts';
import { businessDate, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { actorSchema } from '../../src-shared/domain/organisation/actor.ts';
import { syncedFolder } from '../storage/synced-folder.fixture.ts';
import {
  clientOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  untilComputed,
} from './engine.fixture.ts';
import { sessionOf } from './session.fixture.ts';

/** The invoices of the folder are due on 1 February: 60 days before, from which on the seed suggests a hold. */
const today = '2026-04-02';
const accountIds = ['a10', 'a11', 'a12'];
const page = { offset: 0, limit: 2 };
const key = randomBytes(32);
let workstation: TestWorkstation;
beforeAll(async () => {
  const directory = await syncedFolder(key, accountIds);
  const clock = { now: () => instant(`${today}T09:00:00.000Z`), today: () => businessDate(today) };
  workstation = await startWorkstation({ directory, key, clock, today, serverUrl: 'http://127.0.0.1:9' });
  await untilComputed(workstation, accountIds.length);
});
afterAll(() => workstation.remove());

const client = () => clientOf(workstation);
const submit = (accountId: string, name: CommandName, input: Readonly<Record<string, unknown>>) =>
  client().commands.submit({ accountId: accountIdSchema.parse(accountId), name, input });
const headOf = async (accountId: string) =>
  (await firstWindowOf(await client().account.watch({ accountId: accountIdSchema.parse(accountId) }))).head;

it('Credit: suggestions are a live window, offline, and stand on the account itself', async () => {
  const list = await client().credit.watch({ ...page, filter: 'hold' });
  const first = await list.next();
  if (first.done === true) throw new Error('the list ended');
  let shown = applyListUpdate(undefined, first.value, creditRowKey);
  expect(shown.head).toEqual({ total: 3 });
  expect(shown.rows).toMatchObject([
    {
      accountId: 'a10',
      suggests: 'hold',
      checks: [
        { rule: 'days-overdue', value: 60, bound: 60, isReached: true },
        { rule: 'credit-limit-use', value: 10, isReached: false },
        { rule: 'broken-promises', value: 0, isReached: false },
      ],
      ...{ currency: 'EUR', exposureMinor: 10_000, creditLimitMinor: 100_000, creditUsePercent: 10 },
      ...{ held: null, otherExposures: [], unbilledOrdersMinor: 0 },
    },
    { accountId: 'a11' },
  ]);
  expect((await headOf('a10')).credit).toMatchObject({ suggests: 'hold', exposureMinor: 10_000 });
  await submit('a10', 'promise.record', { ...promiseInput('i-a10', 10_000), promisedDate: '2026-04-20' });
  for await (const message of list) {
    shown = applyListUpdate(shown, message, creditRowKey);
    if (shown.rows[0]?.accountId !== 'a10') break;
  }
  expect(shown.head).toEqual({ total: 2 });
  expect(shown.rows.map((row) => row.accountId)).toEqual(['a11', 'a12']);
  expect((await headOf('a10')).credit.suggests).toBeNull();
});

it('Credit: an account that is held leaves the one list, and comes into the other when its reasons are gone', async () => {
  const { device } = workstation.engine.services;
  const session = device.session();
  if (session === undefined) throw new Error('nobody is signed in');
  const manager = actorSchema.parse({ ...session.actor, role: 'manager' });
  device.saveSession({ ...sessionOf(session.actor.userId), actor: manager });
  const accounts = async (filter: 'hold' | 'release') =>
    (await firstWindowOf(await client().credit.watch({ ...page, filter }))).rows.map((row) => row.accountId);
  await submit('a11', 'credit.hold', { activityId: randomUUID(), reason: 'Long overdue' });
  expect([await accounts('hold'), await accounts('release')]).toEqual([['a12'], []]);
  await submit('a11', 'promise.record', { ...promiseInput('i-a11', 10_000), promisedDate: '2026-04-20' });
  expect(await accounts('release')).toEqual(['a11']);
  const { rows } = await firstWindowOf(await client().credit.watch({ ...page, filter: 'all' }));
  expect(rows).toMatchObject([
    { accountId: 'a12', suggests: 'hold' },
    { accountId: 'a11', suggests: 'release', held: { on: today, reason: 'Long overdue' } },
  ]);
});

it('Credit: shows none of it while the replica belongs to somebody else', async () => {
  workstation.engine.services.device.saveSession(sessionOf('user-2'));
  const { head, rows } = await firstWindowOf(await client().credit.watch({ ...page, filter: 'all' }));
  expect([head.total, rows]).toEqual([0, []]);
});

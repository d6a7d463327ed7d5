import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactQuery } from '../../src-shared/contract/account-questions.ts';
import { businessDate, type Instant, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { syncedFolder } from '../storage/synced-folder.fixture.ts';
import { untilNextMinuteMs } from './account-questions.ts';
import { clientOf, startWorkstation, type TestWorkstation } from './engine.fixture.ts';

const today = '2026-03-31';
/** A Tuesday, in Berlin two hours ahead. */
const morning = instant(`${today}T09:00:00.000Z`);
const endOfDay = instant(`${today}T15:59:59.900Z`);
const evening = instant(`${today}T16:00:00.000Z`);
const accountId = accountIdSchema.parse('a10');
const question: ContactQuery = { accountId, channel: 'call', contactId: null, invoiceIds: [] };

describe('the view of whether a contact is allowed', () => {
  let at: Instant = morning;
  let workstation: TestWorkstation;
  beforeAll(async () => {
    const key = randomBytes(32);
    const directory = await syncedFolder(key, [accountId]);
    const clock = { now: () => at, today: () => businessDate(today) };
    workstation = await startWorkstation({ directory, key, clock, today, serverUrl: 'http://127.0.0.1:9' });
  });
  afterAll(() => workstation.remove());

  it('A1: says so at once, and when the hours end while somebody looks, with the rule and the next time', async () => {
    at = endOfDay;
    const view = await clientOf(workstation).account.contactPermission(question);
    expect((await view.next()).value).toEqual({
      isAllowed: true,
      findings: [],
      allowedAgainAt: null,
      at: endOfDay,
    });
    at = evening;
    const allowedAgainAt = '2026-04-01T06:00:00.000Z';
    expect((await view.next()).value).toMatchObject({
      isAllowed: false,
      findings: [{ rule: 'business-hours', why: 'hours', allowedAgainAt }],
      allowedAgainAt,
    });
    await view.return?.(undefined);
  });

  it('A1: says so when somebody is not to be contacted any more', async () => {
    at = morning;
    const { account, commands } = clientOf(workstation);
    const [ida] = buildAccount().contacts;
    if (ida === undefined) throw new Error('the account of the builder has no contact');
    const correct = (from: object | null, to: object) => {
      const input = { activityId: randomUUID(), from, to, reason: '' };
      return commands.submit({ accountId, name: 'account.correct-contact', input });
    };
    await correct(null, ida);
    const view = await account.contactPermission({ ...question, contactId: ida.id });
    expect((await view.next()).value).toMatchObject({ isAllowed: true });
    await correct(ida, { ...ida, doNotContact: true });
    expect((await view.next()).value).toMatchObject({
      isAllowed: false,
      findings: [{ rule: 'do-not-contact', source: ida.name }],
      allowedAgainAt: null,
    });
    await view.return?.(undefined);
  });
});

it('A1: an answer holds to the end of its minute', () => {
  expect(untilNextMinuteMs(endOfDay)).toBe(100);
  expect(untilNextMinuteMs(evening)).toBe(60_000);
});

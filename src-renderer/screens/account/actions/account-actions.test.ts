import { describe, expect, it } from 'vitest';
import { contactSchema } from '../../../../src-shared/domain/account/account.ts';
import { activitySchema } from '../../../../src-shared/domain/activity/activity.ts';
import { activityIdSchema, userIdSchema } from '../../../../src-shared/domain/ids.ts';
import {
  blockAction,
  followUpAction,
  followUpDoneAction,
  holdAction,
  noteAction,
  reassignAction,
  releaseAction,
  unblockAction,
} from './account-actions.ts';
import { actionParts, sentBy } from './action.fixture.ts';
import { contactAction, removeContactAction } from './contact-actions.ts';
import { correctEntryAction, isCorrectable } from './correct-entry-action.ts';

const contact = contactSchema.parse({
  ...{ id: 'contact-1', name: 'Ida Brandt', role: 'CFO', phone: '1', email: '' },
  ...{ preferredChannel: 'call', consents: [{ channel: 'sms', given: false }], doNotContact: false },
});
const activity = activitySchema.parse({
  ...{ id: 'activity-1', accountId: 'account-1', seq: 3, kind: 'call', direction: 'inbound' },
  ...{ outcome: 'reached', contactName: 'Ida Brandt', note: 'Will pay', durationSeconds: 60 },
  ...{ on: '2026-04-01', at: '2026-04-01T09:00:00.000Z', by: { userId: 'user-1', name: 'Carla' } },
  ...{ nextAction: { date: '2026-04-07', text: 'Look', channel: null }, supersedes: null, corrected: null },
  ...{ closes: null, invoiceIds: ['i1'], override: null, visit: null, mail: null, change: null },
});

describe('actions of an account', () => {
  it.each([
    ['credit.hold', holdAction(actionParts())],
    ['credit.release', releaseAction(actionParts())],
    ['dunning.unblock', unblockAction(actionParts())],
  ])('hand in %s with an id and the reason', async (name, action) => {
    expect(await sentBy(action, { reason: ' Three broken promises ' })).toEqual({
      name,
      accountId: 'account-1',
      input: { activityId: 'id-1', reason: 'Three broken promises' },
    });
  });

  it('do not hold an account without a reason', async () => {
    await expect(sentBy(holdAction(actionParts()), {})).rejects.toThrow('TEXT_MISSING');
  });

  it('G1: block dunning up to a day, or without end', async () => {
    const block = (until: string) => sentBy(blockAction(actionParts()), { until, reason: 'Talks' });
    expect((await block('2026-05-31')).input).toEqual({
      ...{ requestId: 'id-1', until: '2026-05-31', reason: 'Talks' },
    });
    expect((await block('')).input).toMatchObject({ until: null });
  });

  it('reassign from who has the account to who is named', async () => {
    const owner = { collectorId: userIdSchema.parse('user-1'), territory: 'North' };
    const collectors = [
      { id: userIdSchema.parse('user-1'), name: 'Carla Reyes' },
      { id: userIdSchema.parse('user-2'), name: 'Ivo Brandt' },
    ];
    const action = reassignAction(actionParts(), owner, collectors);
    expect((await sentBy(action, { collectorId: 'user-2' })).input).toEqual({
      activityId: 'id-1',
      from: { collectorId: 'user-1', territory: 'North' },
      to: { collectorId: 'user-2', territory: 'North' },
      reason: '',
    });
  });

  it('offer people by name, whoever has the account among them even where nobody knows the name', () => {
    const owner = { collectorId: userIdSchema.parse('user-0'), territory: 'North' };
    const action = reassignAction(actionParts(), owner, [
      { id: userIdSchema.parse('user-2'), name: 'Ivo Brandt' },
    ]);
    expect(action.fields[0]).toMatchObject({
      ...{ kind: 'choice', initial: 'user-0' },
      options: [
        { value: 'user-0', label: 'user-0' },
        { value: 'user-2', label: 'Ivo Brandt' },
      ],
    });
  });

  it('plan what is next, and say that it is done', async () => {
    const typed = { text: 'Call again', date: '2026-04-07', channel: 'call' };
    expect((await sentBy(followUpAction(actionParts()), typed)).input).toEqual({
      ...{ activityId: 'id-1', date: '2026-04-07', text: 'Call again', channel: 'call' },
    });
    const planned = activity.nextAction;
    if (planned === null) throw new Error('plans nothing');
    const followUp = { ...planned, activityId: activityIdSchema.parse('activity-1') };
    expect((await sentBy(followUpDoneAction(actionParts(), followUp), {})).input).toEqual({
      ...{ activityId: 'id-1', closes: 'activity-1', note: '' },
    });
  });

  it('write a note', async () => {
    const { name, input } = await sentBy(noteAction(actionParts()), { note: 'Moved' });
    expect([name, input]).toEqual(['activity.log', expect.objectContaining({ kind: 'note', note: 'Moved' })]);
  });

  it('A1: correct a contact and leave its consents as they are', async () => {
    const typed = { phone: '2', doNotContact: 'yes' };
    expect((await sentBy(contactAction(actionParts(), contact), typed)).input).toEqual({
      ...{ activityId: 'id-1', from: contact, reason: '' },
      to: { ...contact, phone: '2', doNotContact: true },
    });
  });

  it('add a contact and take one away', async () => {
    const added = await sentBy(contactAction(actionParts(), null), { name: 'Jo Lind' });
    expect(added.input).toMatchObject({ from: null, to: { name: 'Jo Lind', consents: [] } });
    const removed = await sentBy(removeContactAction(actionParts(), contact), {});
    expect(removed.input).toMatchObject({ from: contact, to: null });
  });

  it('correct an entry and keep what nobody asked about', async () => {
    const typed = { outcome: 'no-answer', reason: 'Wrong outcome' };
    expect((await sentBy(correctEntryAction(actionParts(), activity), typed)).input).toEqual({
      ...{ activityId: 'id-1', supersedes: 'activity-1', reason: 'Wrong outcome', kind: 'call' },
      ...{ direction: 'inbound', outcome: 'no-answer', contactName: 'Ida Brandt', note: 'Will pay' },
      ...{ durationSeconds: 60, nextAction: activity.nextAction, closes: null, invoiceIds: ['i1'] },
    });
    expect(isCorrectable(activity, null)).toBe(true);
    expect(isCorrectable(activity, 'activity-2')).toBe(false);
    expect(isCorrectable({ kind: 'change', mail: null }, null)).toBe(false);
  });
});

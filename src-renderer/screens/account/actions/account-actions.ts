import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { activityChannels } from '../../../../src-shared/domain/activity/activity.ts';
import type { FollowUp } from '../../../../src-shared/domain/activity/follow-ups.ts';
import type { Person } from '../../../../src-shared/domain/organisation/people.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import { type ActionParts, actionFrame } from './action-words.ts';
import { choiceField, noteField, reasonField } from './common-fields.ts';

/** Credit: puts the account on hold. */
export function holdAction(parts: ActionParts): Action {
  return {
    ...actionFrame(parts, 'hold'),
    key: 'hold',
    fields: [reasonField(parts.t, 300)],
    send: (submit, answers) =>
      submit('credit.hold', parts.account.id, { activityId: parts.mintId(), reason: answers.text('reason') }),
  };
}

/** Credit: releases the account. */
export function releaseAction(parts: ActionParts): Action {
  return {
    ...actionFrame(parts, 'release'),
    key: 'release',
    fields: [reasonField(parts.t, 300)],
    send: (submit, answers) =>
      submit('credit.release', parts.account.id, {
        activityId: parts.mintId(),
        reason: answers.text('reason'),
      }),
  };
}

/** G1: stops dunning up to a day, or for good. */
export function blockAction(parts: ActionParts): Action {
  const { t, mintId, account } = parts;
  return {
    ...actionFrame(parts, 'block'),
    key: 'block',
    fields: [
      { kind: 'day', name: 'until', label: t('act.field.until'), initial: '', isOptional: true },
      reasonField(t, 300),
    ],
    fieldOfCode: { DUE_DATE_PAST: 'until' },
    send: (submit, answers) =>
      submit('dunning.block', account.id, {
        requestId: mintId(),
        until: answers.day('until'),
        reason: answers.text('reason'),
      }),
  };
}

/** G1: ends the block of dunning. */
export function unblockAction(parts: ActionParts): Action {
  return {
    ...actionFrame(parts, 'unblock'),
    key: 'unblock',
    fields: [reasonField(parts.t, 300, true)],
    send: (submit, answers) =>
      submit('dunning.unblock', parts.account.id, {
        activityId: parts.mintId(),
        reason: answers.text('reason'),
      }),
  };
}

type Owner = Pick<AccountHead['account'], 'collectorId' | 'territory'>;

/** Gives the account to another collector or territory. `collectors` are those who may be given accounts. */
export function reassignAction(
  parts: ActionParts,
  owner: Owner,
  collectors: readonly Pick<Person, 'id' | 'name'>[],
): Action {
  const { t, mintId, account } = parts;
  const { collectorId, territory } = owner;
  // Whoever has the account is shown even where nobody may be given accounts under that id any more.
  const isKnown = collectors.some(({ id }) => id === collectorId);
  const named = isKnown ? collectors : [{ id: collectorId, name: collectorId }, ...collectors];
  const options = named.map(({ id, name }) => ({ value: id, label: name }));
  return {
    ...actionFrame(parts, 'reassign'),
    key: 'reassign',
    fields: [
      {
        ...{ kind: 'choice', name: 'collectorId', label: t('act.field.collector'), initial: collectorId },
        options,
      },
      {
        ...{ kind: 'text', name: 'territory', label: t('act.field.territory'), initial: territory },
        ...{ maxLength: 100, isOptional: true },
      },
      reasonField(t, 500, true),
    ],
    fieldOfCode: {
      ...{ COLLECTOR_NOT_FOUND: 'collectorId', NOTHING_CHANGED: 'collectorId' },
      TERRITORY_NOT_FOUND: 'territory',
    },
    send: (submit, answers) =>
      submit('account.reassign', account.id, {
        activityId: mintId(),
        from: { collectorId, territory },
        to: { collectorId: answers.text('collectorId'), territory: answers.text('territory') },
        reason: answers.text('reason'),
      }),
  };
}

type NextChannel = (typeof activityChannels)[number] | 'open';

/** Plans what to do next, without a contact. */
export function followUpAction(parts: ActionParts): Action {
  const { t, mintId, account } = parts;
  const channels: readonly NextChannel[] = ['open', ...activityChannels];
  return {
    ...actionFrame(parts, 'followUp'),
    key: 'follow-up',
    fields: [
      { kind: 'text', name: 'text', label: t('act.field.next'), initial: '', maxLength: 300 },
      { kind: 'day', name: 'date', label: t('activity.nextDate'), initial: '' },
      choiceField(
        { name: 'channel', label: t('activity.nextChannel'), initial: 'open' },
        channels,
        (channel) => (channel === 'open' ? t('activity.nextChannelOpen') : t(`activityKind.${channel}`)),
      ),
    ],
    fieldOfCode: { NEXT_ACTION_DATE_PAST: 'date' },
    send: (submit, answers) =>
      submit('follow-up.set', account.id, {
        activityId: mintId(),
        date: answers.day('date') ?? '',
        text: answers.text('text'),
        channel: activityChannels.find((one) => one === answers.text('channel')) ?? null,
      }),
  };
}

/** Says that what was planned is done. */
export function followUpDoneAction(parts: ActionParts, followUp: FollowUp): Action {
  const { t, formats, mintId, account } = parts;
  return {
    ...actionFrame(parts, 'followUpDone', `${formats.fullDate(followUp.date)}: ${followUp.text}`),
    key: `follow-up-done/${followUp.activityId}`,
    fields: [noteField(t)],
    send: (submit, answers) =>
      submit('follow-up.done', account.id, {
        activityId: mintId(),
        closes: followUp.activityId,
        note: answers.text('note'),
      }),
  };
}

/** Writes a note into the timeline. */
export function noteAction(parts: ActionParts): Action {
  const { t, mintId, account } = parts;
  return {
    ...actionFrame(parts, 'note'),
    key: 'note',
    fields: [noteField(t, false)],
    send: (submit, answers) =>
      submit('activity.log', account.id, {
        ...{ activityId: mintId(), kind: 'note', direction: 'outbound', outcome: null },
        ...{ contactName: '', note: answers.text('note'), durationSeconds: null, nextAction: null },
      }),
  };
}

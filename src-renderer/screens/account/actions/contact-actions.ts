import {
  type Contact,
  type ContactChannel,
  contactChannels,
} from '../../../../src-shared/domain/account/account.ts';
import type { Action, TextField } from '../../../app/action-dialog/action.ts';
import { type ActionParts, actionFrame } from './action-words.ts';
import { choiceField, reasonField } from './common-fields.ts';

type ContactPart = 'name' | 'role' | 'phone' | 'email';

const lengths: Readonly<Record<ContactPart, number>> = { name: 200, role: 100, phone: 60, email: 200 };

/** A1: corrects a person at the customer; null adds one. */
export function contactAction(parts: ActionParts, contact: Contact | null): Action {
  const { t, mintId, account } = parts;
  const field = (name: ContactPart, isOptional: boolean): TextField => ({
    ...{ kind: 'text', name, label: t(`act.contact.${name}`), initial: contact?.[name] ?? '' },
    ...{ maxLength: lengths[name], isOptional },
  });
  const channels: readonly (ContactChannel | 'open')[] = ['open', ...contactChannels];
  const preferred = contact?.preferredChannel ?? 'open';
  return {
    ...actionFrame(parts, contact === null ? 'contactNew' : 'contactCorrect', contact?.name),
    key: `contact/${contact?.id ?? 'new'}`,
    fields: [
      field('name', contact !== null),
      field('role', true),
      field('phone', true),
      field('email', true),
      choiceField(
        { name: 'channel', label: t('act.contact.channel'), initial: preferred },
        channels,
        (one) => (one === 'open' ? t('activity.nextChannelOpen') : t(`activityKind.${one}`)),
      ),
      {
        ...{ kind: 'check', name: 'doNotContact', label: t('act.contact.doNotContact') },
        initial: contact?.doNotContact === true ? 'yes' : '',
      },
      reasonField(t, 500, true),
    ],
    send: (submit, answers) =>
      submit('account.correct-contact', account.id, {
        activityId: mintId(),
        from: contact,
        to: {
          ...{ id: contact?.id ?? mintId(), consents: contact?.consents ?? [] },
          ...{ name: answers.text('name'), role: answers.text('role') },
          ...{ phone: answers.text('phone'), email: answers.text('email') },
          preferredChannel: contactChannels.find((one) => one === answers.text('channel')) ?? null,
          doNotContact: answers.isChecked('doNotContact'),
        },
        reason: answers.text('reason'),
      }),
  };
}

/** Takes a person away who is there no more. */
export function removeContactAction(parts: ActionParts, contact: Contact): Action {
  const { t, mintId, account } = parts;
  return {
    ...actionFrame(parts, 'contactRemove', contact.name),
    key: `contact-remove/${contact.id}`,
    fields: [reasonField(t, 500, true)],
    send: (submit, answers) =>
      submit('account.correct-contact', account.id, {
        activityId: mintId(),
        from: contact,
        to: null,
        reason: answers.text('reason'),
      }),
  };
}

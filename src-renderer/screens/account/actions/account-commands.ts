import type { CommandName } from '../../../../src-shared/commands/registry.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { Role } from '../../../../src-shared/domain/organisation/actor.ts';
import type { Person } from '../../../../src-shared/domain/organisation/people.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import type { FormKind } from '../../../state/open-form.ts';
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
import type { ActionParts } from './action-words.ts';

/**
 * What happens when it is chosen: a form beside the account, a small dialog, its statement, its history on paper, or the
 * account in a window of its own.
 */
type Opens =
  | { readonly kind: 'form'; readonly form: FormKind }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'statement' }
  | { readonly kind: 'history' }
  | { readonly kind: 'window' };

/** Something that can be done with an account as a whole. */
export type AccountCommand = {
  /** The same for every account; a follow-up that is done names itself. */
  readonly id: string;
  readonly label: string;
  /** Where it stands: `first` has buttons of its own, the others are in the menu. */
  readonly group: 'first' | 'written' | 'field' | 'follow-ups' | 'office';
  /** Its name among the shortcuts of an account; null where it has none. */
  readonly shortcut: string | null;
  /** What it hands in; null for what only shows something. */
  readonly command: CommandName | null;
  readonly opens: Opens;
};

type Worker = {
  readonly role: Role;
  /** Who may be given accounts. */
  readonly collectors: readonly Pick<Person, 'id' | 'name'>[];
};

/** Everything that this person may do with this account as it stands. */
export function accountCommands(
  account: AccountHead,
  parts: ActionParts,
  { role, collectors }: Worker,
): readonly AccountCommand[] {
  const decides = role === 'manager' || role === 'administrator';
  const ofOffice = role === 'field-agent' ? [] : officeCommands(account, parts, decides, collectors);
  return [...firstCommands(parts), ...writtenCommands(parts), ...doneCommands(account, parts), ...ofOffice];
}

const formCommands = [
  ['activity', 'call', 'activity.log', 'first'],
  ['promise', 'promise', 'promise.record', 'first'],
  ['dispute', 'dispute', 'dispute.open', 'first'],
  ['plan', 'plan', 'plan.propose', 'first'],
  ['receipt', null, 'receipt.issue', 'field'],
  ['check-in', null, 'visit.check-in', 'field'],
  ['visit', null, 'visit.log', 'field'],
] as const satisfies readonly (readonly [FormKind, string | null, CommandName, AccountCommand['group']])[];

function firstCommands({ t }: ActionParts): readonly AccountCommand[] {
  const forms = formCommands.map(
    ([form, shortcut, command, group]): AccountCommand => ({
      ...{ id: form, label: t(`form.title.${form}`), group, shortcut, command },
      opens: { kind: 'form', form },
    }),
  );
  const statement: AccountCommand = {
    ...{ id: 'statement', label: t('action.statement'), group: 'first', shortcut: 'statement' },
    ...{ command: null, opens: { kind: 'statement' } },
  };
  return [...forms, statement];
}

function writtenCommands(parts: ActionParts): readonly AccountCommand[] {
  return [
    ofAction('written', 'activity.log', noteAction(parts)),
    ofAction('written', 'follow-up.set', followUpAction(parts)),
    {
      ...{ id: 'history', label: parts.t('action.history'), group: 'written', shortcut: 'history' },
      ...{ command: null, opens: { kind: 'history' } },
    },
    {
      ...{ id: 'window', label: parts.t('action.window'), group: 'written', shortcut: null },
      ...{ command: null, opens: { kind: 'window' } },
    },
  ];
}

function doneCommands(account: AccountHead, parts: ActionParts): readonly AccountCommand[] {
  const { t, formats } = parts;
  return account.followUps.map((followUp) => ({
    ...ofAction('follow-ups', 'follow-up.done', followUpDoneAction(parts, followUp)),
    label: t('act.followUpDone.item', {
      date: formats.shortDate(followUp.date, account.today),
      text: followUp.text,
    }),
  }));
}

function officeCommands(
  { account }: AccountHead,
  parts: ActionParts,
  decides: boolean,
  collectors: Worker['collectors'],
): readonly AccountCommand[] {
  const dunning =
    account.dunningBlock === null
      ? ofAction('office', 'dunning.block', blockAction(parts))
      : ofAction('office', 'dunning.unblock', unblockAction(parts));
  if (!decides) return [dunning];
  const hold =
    account.creditHold === null
      ? ofAction('office', 'credit.hold', holdAction(parts))
      : ofAction('office', 'credit.release', releaseAction(parts));
  return [dunning, hold, ofAction('office', 'account.reassign', reassignAction(parts, account, collectors))];
}

function ofAction(group: AccountCommand['group'], command: CommandName, action: Action): AccountCommand {
  return {
    ...{ id: action.key, label: action.title, group, shortcut: null, command },
    opens: { kind: 'action', action },
  };
}

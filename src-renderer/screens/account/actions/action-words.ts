import type { TFunction } from 'i18next';
import type { Action } from '../../../app/action-dialog/action.ts';
import type { Formats } from '../../../app/formats.ts';
import type { MintId } from '../../../app/ids.ts';

/** What every action of an account is made with. */
export type ActionParts = {
  readonly account: { readonly id: string; readonly name: string; readonly number: string };
  readonly t: TFunction;
  readonly formats: Formats;
  readonly mintId: MintId;
};

type Frame = Pick<Action, 'accountId' | 'title' | 'subject' | 'submitLabel' | 'message'>;

/**
 * The words of an action by its name in the texts: `act.<name>.title`, `.submit` and `.done`.
 * @param about what of the account it is about; the account itself stands before it
 */
export function actionFrame({ account, t }: ActionParts, name: string, about = ''): Frame {
  const own = `${account.name} · ${account.number}`;
  return {
    accountId: account.id,
    title: t(`act.${name}.title`),
    subject: about === '' ? own : `${own} · ${about}`,
    submitLabel: t(`act.${name}.submit`),
    message: (t) => t(`act.${name}.done`, { name: account.name }),
  };
}

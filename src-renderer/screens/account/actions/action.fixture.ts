import type { TFunction } from 'i18next';
import { type CommandName, commands } from '../../../../src-shared/commands/registry.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import { answerProblems, initialTyped, readAnswers } from '../../../app/action-dialog/read-answers.ts';
import { formatsOf } from '../../../app/formats.ts';
import type { SubmitCommand } from '../../../app/use-commands.tsx';
import type { ActionParts } from './action-words.ts';

/** Parts of actions whose words are their keys and whose ids count up: `id-1`, `id-2`, … */
export function actionParts(): ActionParts {
  let minted = 0;
  const t = ((key: string) => key) as unknown as TFunction;
  const account = { id: 'account-1', name: 'Brandt AG', number: '1000' };
  const mintId = () => {
    minted += 1;
    return `id-${minted.toString()}`;
  };
  return { account, t, formats: formatsOf('en'), mintId };
}

export type Sent = { readonly name: CommandName; readonly accountId: string; readonly input: object };

/**
 * What an action hands in when these fields are typed over what stands in them at first.
 * @throws {Error} where the fields are not free of problems, or the rule book's schema refuses the input.
 */
export async function sentBy(action: Action, typed: Readonly<Record<string, string>>): Promise<Sent> {
  const all = { ...initialTyped(action.fields), ...typed };
  const problems = answerProblems(action.fields, all, { today: '2026-04-02', locale: 'en-GB' });
  if (Object.keys(problems).length > 0) throw new Error(`not free: ${JSON.stringify(problems)}`);
  const sent: Sent[] = [];
  const submit: SubmitCommand = (name, accountId, input) => {
    commands[name].input.parse(input);
    sent.push({ name, accountId, input });
    return Promise.resolve({ commandId: 'command-1' });
  };
  await action.send(submit, readAnswers(action.fields, all, 'en-GB'));
  const [first] = sent;
  if (first === undefined) throw new Error('nothing was handed in');
  return first;
}

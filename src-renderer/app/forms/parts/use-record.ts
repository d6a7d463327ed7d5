import { useRef, useState } from 'react';
import type { CommandInput, CommandName } from '../../../../src-shared/commands/registry.ts';
import { bringDraftBack, type Drafts, dropDraft, useDrafts } from '../../../state/drafts.ts';
import { closeForm, type FormKind, isStillOpen, type OpenForm, openForm } from '../../../state/open-form.ts';
import { type Recorded, useRecordedToast, useSubmit } from '../../use-commands.tsx';
import { type FormProblems, placeProblem } from './form-problem.ts';
import { useDismissReplaced } from './use-dismiss-replaced.ts';

type RecordParts<Kind extends FormKind, Field extends string> = {
  readonly kind: Kind;
  readonly form: OpenForm;
  /** The field that shows a failure of a code. */
  readonly fieldOf: Readonly<Record<string, Field>>;
  readonly onProblems: (problems: FormProblems<Field>) => void;
};

/** What is recorded, and what is said of it once it is. */
type FormCommand<Kind extends FormKind, Name extends CommandName> = Pick<
  Recorded,
  'message' | 'revoke' | 'more'
> & {
  readonly name: Name;
  readonly input: CommandInput<Name>;
  /** What was typed: it comes back when the command is withdrawn. */
  readonly draft: Drafts[Kind][string];
  /** The invoices that a failure may name. */
  readonly invoices: readonly { readonly id: string; readonly number: string }[];
  /** The form that follows. */
  readonly next?: FormKind | null;
};

/** Hands a form's command to the engine, one at a time: a problem goes back to the form, success closes it and is said, with Undo. */
export function useRecord<Kind extends FormKind, Field extends string>(parts: RecordParts<Kind, Field>) {
  const { kind, form, fieldOf, onProblems } = parts;
  const { accountId } = form;
  const submit = useSubmit();
  const sayRecorded = useRecordedToast();
  const dismissReplaced = useDismissReplaced();
  const [isBusy, setIsBusy] = useState(false);
  const isUnderWay = useRef(false);
  const record = async <Name extends CommandName>(command: FormCommand<Kind, Name>): Promise<void> => {
    // A second click or key may come before the button shows that it is busy.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const { name, input, draft, invoices, next = null, ...words } = command;
    setIsBusy(true);
    const typed = useDrafts.getState()[kind][accountId];
    const submission = await submit(name, accountId, input);
    isUnderWay.current = false;
    setIsBusy(false);
    if ('problem' in submission) {
      onProblems(placeProblem(submission.problem, fieldOf, invoices));
      return;
    }
    leaveForm(typed, next);
    dismissReplaced(form);
    const onWithdrawn = () => bringDraftBack(kind, accountId, draft);
    sayRecorded({ ...words, commandId: submission.commandId, onWithdrawn });
  };
  /** What was typed while it was recorded is no part of it, and stays; another form that was opened meanwhile, too. */
  const leaveForm = (typed: unknown, next: FormKind | null): void => {
    if (useDrafts.getState()[kind][accountId] !== typed) return;
    dropDraft(kind, accountId);
    if (!isStillOpen(form)) return;
    if (next === null) closeForm();
    else openForm(next, accountId, form.choice);
  };
  return { record, submit, isBusy };
}

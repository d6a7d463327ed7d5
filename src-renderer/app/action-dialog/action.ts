import type { ToastWords } from '../toasts/toast-words.tsx';
import type { Submission, SubmitCommand } from '../use-commands.tsx';
import type { Answers, Typed } from './read-answers.ts';

type Named = {
  readonly name: string;
  readonly label: string;
  /** What stands in the field at first, as somebody would type it. */
  readonly initial: string;
  /** Whether it is asked for with what stands in the fields, by name. It is shown too where it is filled or wrong. */
  readonly isAsked?: (typed: Typed) => boolean;
};

export type TextField = Named & {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly isOptional?: boolean;
  /** Room for several lines. */
  readonly isLong?: boolean;
  readonly suggestions?: readonly string[];
};
export type DayQuestion = Named & { readonly kind: 'day'; readonly isOptional?: boolean };
export type AmountQuestion = Named & {
  readonly kind: 'amount';
  readonly currency: string;
  readonly isOptional?: boolean;
};
export type ChoiceField = Named & {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
};
export type CheckField = Named & { readonly kind: 'check' };

/** A field of a dialog, as data. */
export type ActionField = TextField | DayQuestion | AmountQuestion | ChoiceField | CheckField;

/** What was asked for is done, and was no command: it cannot be taken back. */
export type DoneHere = { readonly done: ToastWords };

/** A command that is asked for in a small dialog: its fields, what it hands in and what is said once it is recorded. */
export type Action = {
  /** Names what was typed until it is recorded, together with the account. */
  readonly key: string;
  readonly accountId: string;
  readonly title: string;
  /** Whose account, which document: what the action is about. */
  readonly subject: string;
  readonly explanation?: string;
  readonly submitLabel: string;
  readonly fields: readonly ActionField[];
  /** The field that shows a failure, by its code. */
  readonly fieldOfCode?: Readonly<Record<string, string>>;
  /** The field that shows a failure which names an invoice, by its number. */
  readonly fieldOfInvoice?: Readonly<Record<string, string>>;
  /** What is said once it is recorded. */
  readonly message: ToastWords;
  readonly send: (submit: SubmitCommand, answers: Answers) => Promise<Submission | DoneHere>;
};

/** The key of what was typed into an action and not recorded. */
export function actionDraftKey({ accountId, key }: Pick<Action, 'accountId' | 'key'>): string {
  return `${accountId}/${key}`;
}

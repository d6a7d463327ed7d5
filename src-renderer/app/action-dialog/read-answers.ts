import { readAmountText } from '../../components/amount-text.ts';
import { dayProblem } from '../forms/parts/day-problem.ts';
import type { Problem } from '../problem.ts';
import type { ActionField, AmountQuestion } from './action.ts';

/** What is typed into the fields, by name. A check is `yes` or empty. */
export type Typed = Readonly<Record<string, string>>;

/** The answers of a dialog by field, as its command takes them. */
export type Answers = {
  readonly text: (name: string) => string;
  /** A business date; null where none was given. */
  readonly day: (name: string) => string | null;
  /** Minor units; 0 where nothing was typed. */
  readonly minor: (name: string) => number;
  readonly isChecked: (name: string) => boolean;
};

export type Setting = { readonly today: string; readonly locale: string };

/** What stands in the fields before anybody has typed. */
export function initialTyped(fields: readonly ActionField[]): Typed {
  return Object.fromEntries(fields.map(({ name, initial }) => [name, initial]));
}

/** What is wrong with the fields, by name; empty where all of them can be read. */
export function answerProblems(
  fields: readonly ActionField[],
  typed: Typed,
  setting: Setting,
): Readonly<Record<string, Problem>> {
  const found = fields.map((field) => [field.name, problemOf(field, typed, setting)] as const);
  return Object.fromEntries(found.flatMap(([name, problem]) => (problem === null ? [] : [[name, problem]])));
}

function problemOf(field: ActionField, typed: Typed, setting: Setting): Problem | null {
  const text = typed[field.name]?.trim() ?? '';
  switch (field.kind) {
    case 'text':
    case 'choice':
      return text === '' && !('isOptional' in field && field.isOptional === true)
        ? { code: 'TEXT_MISSING', params: {} }
        : null;
    case 'day':
      if (text === '' && field.isOptional === true) return null;
      return dayProblem(text === '' ? null : text, setting.today, 'DUE_DATE_PAST');
    case 'amount':
      return amountProblem(field, text, setting.locale);
    case 'check':
      return null;
  }
}

function amountProblem(
  { currency, isOptional }: AmountQuestion,
  text: string,
  locale: string,
): Problem | null {
  const amountMinor = readAmountText(text, currency, locale);
  if (amountMinor === undefined) return { code: 'AMOUNT_UNREADABLE', params: {} };
  const isEnough = amountMinor > 0 || (amountMinor === 0 && isOptional === true);
  return isEnough ? null : { code: 'AMOUNT_NOT_POSITIVE', params: {} };
}

/**
 * Reads fields without problems.
 * @throws {Error} where a field is asked for that the dialog has not, or as another kind than it is: a bug.
 */
export function readAnswers(fields: readonly ActionField[], typed: Typed, locale: string): Answers {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const fieldOf = (name: string): ActionField => {
    const field = byName.get(name);
    if (field === undefined) throw new Error(`no field ${name} in this dialog`);
    return field;
  };
  const text = (name: string) => typed[fieldOf(name).name]?.trim() ?? '';
  return {
    text,
    day: (name) => (text(name) === '' ? null : text(name)),
    minor: (name) => {
      const field = fieldOf(name);
      if (field.kind !== 'amount') throw new Error(`field ${name} is no amount`);
      return readAmountText(text(name), field.currency, locale) ?? 0;
    },
    isChecked: (name) => text(name) === 'yes',
  };
}

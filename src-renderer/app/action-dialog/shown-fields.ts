import type { ActionField } from './action.ts';
import type { PlacedFailures } from './place-failures.ts';
import type { Typed } from './read-answers.ts';

/** The fields that a dialog shows: one that is not asked for only where it is filled, or where it is wrong. */
export function shownFields(
  fields: readonly ActionField[],
  typed: Typed,
  problems: PlacedFailures,
): readonly ActionField[] {
  return fields.filter(
    ({ name, isAsked }) =>
      isAsked === undefined ||
      isAsked(typed) ||
      problems.fields[name] !== undefined ||
      (typed[name] ?? '') !== '',
  );
}

import type { UpdateFailure, UpdateFailureCode } from '../../../src-shared/contract/updates-view.ts';

/** What a step of an update comes to: expected failures are values. */
export type UpdateResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: UpdateFailure };

export function done<Value>(value: Value): UpdateResult<Value> {
  return { ok: true, value };
}

export function refuse(code: UpdateFailureCode, params: UpdateFailure['params'] = {}): UpdateResult<never> {
  return { ok: false, failure: { code, params } };
}

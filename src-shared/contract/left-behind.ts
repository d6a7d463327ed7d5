/**
 * What the program has put aside beside the data and removes never by itself, in the order in which it matters:
 * sealed commands that no server has answered yet (`waiting`), data that could not be opened (`set-aside`) or in whose
 * place a backup was put (`replaced`), the end of a log that was damaged (`damaged-log`), keys of older backups
 * (`former-key`), and sealed commands that were all answered (`handed-in`).
 */
export const leftBehindKinds = [
  'waiting',
  'set-aside',
  'replaced',
  'damaged-log',
  'former-key',
  'handed-in',
] as const;
export type LeftBehindKind = (typeof leftBehindKinds)[number];

export type LeftBehind = {
  readonly kind: LeftBehindKind;
  readonly count: number;
  readonly bytes: number;
};

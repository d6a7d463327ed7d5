import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type LeftBehind,
  type LeftBehindKind,
  leftBehindKinds,
} from '../../../src-shared/contract/left-behind.ts';

/** By the name; what only goes with another file (a log) is counted with it. */
const endings: readonly (readonly [RegExp, LeftBehindKind])[] = [
  [/^sealed-outbox\.left-\d{8}T\d{6}/, 'waiting'],
  [/^sealed-outbox\.handed-in-\d{8}T\d{6}/, 'handed-in'],
  [/\.set-aside-\d{8}T\d{6}/, 'set-aside'],
  [/\.replaced-\d{8}T\d{6}/, 'replaced'],
  [/\.damaged-log$/, 'damaged-log'],
  [/^workstation\.key\.before-[0-9a-f]{8}$/, 'former-key'],
];

/**
 * What lies beside the encrypted file, and beside the folder of it where the key is, under a name that the program has
 * given. What cannot be looked at is left out: it is told to a person, and nothing is done by it.
 */
export function leftBehind(databasePath: string): readonly LeftBehind[] {
  const folder = dirname(databasePath);
  const own = ['sealed-outbox.', `${basename(databasePath)}.`];
  const found = [
    ...entriesOf(folder).filter(({ name }) => own.some((start) => name.startsWith(start))),
    ...entriesOf(dirname(folder)).filter(({ name }) => name.startsWith('workstation.key.')),
  ].flatMap((entry) => {
    const kind = endings.find(([ending]) => ending.test(entry.name))?.[1];
    return kind === undefined
      ? []
      : [{ kind, isMain: !/-(?:wal|journal)$/.test(entry.name), bytes: bytesOf(entry) }];
  });
  return leftBehindKinds.flatMap((kind) => {
    const those = found.filter((one) => one.kind === kind);
    const bytes = those.reduce((sum, one) => sum + one.bytes, 0);
    return those.length === 0 ? [] : [{ kind, count: those.filter(({ isMain }) => isMain).length, bytes }];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Without following a link: what it leads to is somebody else's. */
function bytesOf(entry: Dirent): number {
  const path = join(entry.parentPath, entry.name);
  if (entry.isDirectory()) return entriesOf(path).reduce((sum, inside) => sum + bytesOf(inside), 0);
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

import { existsSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { roleSchema } from '../../src-shared/domain/organisation/actor.ts';
import { readKeyFile, writeKeyFile } from '../desktop/keys/envelope-file.ts';
import type { LockedPerson, LockKeeping } from '../engine/ports/lock-keeping.ts';

const contentSchema = z.object({
  person: z
    .object({
      userId: z.string().min(1),
      name: z.string(),
      role: roleSchema,
      organisation: z.string(),
      userName: z.string(),
    })
    .nullable(),
  tries: z.record(z.string(), z.string()),
});
type Content = z.infer<typeof contentSchema>;

const nothing: Content = { person: null, tries: {} };

/** Who is asked for a passphrase, and how often it was wrong: what a lock screen needs while the file is closed. */
export type LockScreenFile = {
  person(): LockedPerson | undefined;
  remember(person: LockedPerson | undefined): void;
  readonly tries: LockKeeping['tries'];
};

/** A file beside the envelope. One that cannot be read counts as none: it opens nothing, and is written anew. */
export function openLockScreenFile(path: string): LockScreenFile {
  let content = read(path);
  const write = (next: Content): void => {
    if (JSON.stringify(next) === JSON.stringify(content)) return;
    content = next;
    if (next.person === null && Object.keys(next.tries).length === 0) rmSync(path, { force: true });
    else writeKeyFile(path, next);
  };
  return {
    person: () => content.person ?? undefined,
    remember: (person) => write({ ...content, person: person === undefined ? null : personOf(person) }),
    tries: {
      setting: (name) => content.tries[name],
      saveSetting: (name, value) => write({ ...content, tries: { ...content.tries, [name]: value } }),
      removeSetting(name) {
        const { [name]: _, ...tries } = content.tries;
        write({ ...content, tries });
      },
    },
  };
}

/** Exactly these, in one order: more than that is not for a file that is not encrypted. */
function personOf({ userId, name, role, organisation, userName }: LockedPerson): LockedPerson {
  return { userId, name, role, organisation, userName };
}

function read(path: string): Content {
  if (!existsSync(path)) return nothing;
  try {
    return readKeyFile(path, contentSchema);
  } catch {
    return nothing;
  }
}

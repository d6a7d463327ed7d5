import type { FileReference } from '../../../src-shared/domain/file-reference.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { engineUnreachable, type Problem, problemOf } from '../problem.ts';

export type Answer<Value> = { readonly value: Value } | { readonly problem: Problem };

export type FileCalls = {
  /** Keeps a file with the engine: what comes back is what a command refers to. */
  readonly add: (content: Blob, name: string) => Promise<Answer<FileReference>>;
  /** Forgets one that nothing refers to yet. */
  readonly remove: (file: FileReference) => Promise<Answer<boolean>>;
  /** The bytes, from this device or from the server. */
  readonly read: (file: FileReference) => Promise<Answer<Blob>>;
};

/** The engine's calls for the files of an account; problems come back as values. */
export function useFileCalls(accountId: string): FileCalls {
  const client = useEngineConnection((connection) => connection.client);
  const account = accountIdSchema.parse(accountId);
  return {
    add: (content, name) => answered(() => client?.files.add({ accountId: account, name, content })),
    remove: ({ sha256 }) => answered(() => client?.files.remove({ accountId: account, sha256 })),
    read: (file) => answered(() => client?.files.read({ accountId: account, file: { ...file } })),
  };
}

async function answered<Value>(call: () => Promise<Value> | undefined): Promise<Answer<Value>> {
  try {
    const pending = call();
    return pending === undefined ? { problem: engineUnreachable } : { value: await pending };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

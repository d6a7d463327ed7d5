import { fail, type Result, succeed } from '../../../src-shared/domain/failure.ts';
import type { FileFacts, FilesPort } from '../../engine/ports/files-port.ts';
import type { Connection } from '../connection.ts';
import type { SessionKeeper } from '../session-keeper.ts';
import type { FileClient } from './file-client.ts';

export type FileLoadParts = {
  readonly files: FilesPort;
  readonly client: Pick<FileClient, 'fetch'>;
  readonly session: Pick<SessionKeeper, 'authorized'>;
  readonly connection: Pick<Connection, 'status' | 'fail'>;
  /** A file of this account has moved on. */
  readonly onFiles: (accountId: string) => void;
  readonly signal: AbortSignal;
};

/** Loads a file from the server, from where an earlier attempt ended; asked twice it loads once. */
export type FileLoad = (file: FileFacts) => Promise<Result<void>>;

export function createFileLoad(parts: FileLoadParts): FileLoad {
  const running = new Map<string, Promise<Result<void>>>();
  return (file) => {
    const name = `${file.accountId}/${file.sha256}`;
    const present = running.get(name);
    if (present !== undefined) return present;
    const started = load(parts, file).finally(() => {
      running.delete(name);
      parts.onFiles(file.accountId);
    });
    running.set(name, started);
    return started;
  };
}

async function load(parts: FileLoadParts, file: FileFacts): Promise<Result<void>> {
  const { files, client, session, connection, onFiles, signal } = parts;
  if (connection.status() !== 'connected') return fail('FILE_NOT_HERE');
  let start = files.beginLoading(file);
  while (start !== undefined && start < file.sizeBytes) {
    const from = start;
    const reply = await session.authorized((token) => client.fetch(token, file, from));
    if (signal.aborted) return fail('OFFLINE');
    if (!reply.ok) {
      connection.fail(reply.failure);
      return reply.failure.code === 'OFFLINE' ? fail('FILE_NOT_HERE') : reply;
    }
    const { content } = reply.value;
    // Wiped meanwhile, because the account is no longer this user's.
    if (!files.addLoaded(file, from, content)) return fail('FILE_NOT_HERE');
    onFiles(file.accountId);
    start = from + content.length;
  }
  if (start === undefined) return fail('FILE_NOT_HERE');
  return files.finishLoading(file) ? succeed(undefined) : fail('FILE_DAMAGED');
}

import { useState } from 'react';
import { type TakenWork, workFilePieceBytes } from '../../../src-shared/contract/portable-work.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import type { EngineClient } from '../engine-client.ts';
import { engineUnreachable, type Problem, problemOf } from '../problem.ts';

/** What is going on with a file of work: how much of it has been read, then that it is opened. */
export type TakingWork =
  | { readonly name: 'idle' }
  | { readonly name: 'reading'; readonly fraction: number }
  | { readonly name: 'opening' }
  | { readonly name: 'answered'; readonly reply: TakenWork }
  | { readonly name: 'failed'; readonly problem: Problem };

/** Puts a file in, piece by piece, and has the engine take it in. */
export function useTakeWork(onTaken: () => void) {
  const client = useEngineConnection((connection) => connection.client);
  const [state, setState] = useState<TakingWork>({ name: 'idle' });
  const take = async (file: Blob, passphrase: string): Promise<void> => {
    setState({ name: 'reading', fraction: 0 });
    try {
      if (client === null) throw engineUnreachable;
      await putWork(client, file, (fraction) => setState({ name: 'reading', fraction }));
      setState({ name: 'opening' });
      const reply = await client.device.takeWork({ passphrase });
      setState({ name: 'answered', reply });
      if (reply.outcome === 'taken') onTaken();
    } catch (error) {
      setState({ name: 'failed', problem: readProblem(error) });
    }
  };
  return { state, take, forget: () => setState({ name: 'idle' }) };
}

async function putWork(
  client: EngineClient,
  file: Blob,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const totalBytes = file.size;
  for (let start = 0; start === 0 || start < totalBytes; start += workFilePieceBytes) {
    // Read here: a stick that was pulled out says so before anything is sent.
    const content = new Blob([await file.slice(start, start + workFilePieceBytes).arrayBuffer()]);
    await client.device.putWork({ start, totalBytes, content });
    onProgress(Math.min(1, (start + content.size) / Math.max(1, totalBytes)));
  }
}

/** The browser could not read the file any more. */
function readProblem(error: unknown): Problem {
  return error instanceof DOMException ? { code: 'FILE_NOT_READABLE', params: {} } : problemOf(error);
}

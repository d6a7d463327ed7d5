import { type Failure, type FailureCode, fail, type Result } from '../../src-shared/domain/failure.ts';
import { type FileReceived, maxPieceBytes } from '../../src-shared/protocol/file-api.ts';
import type { SealedPieceRequest } from '../../src-shared/protocol/sealed-file-api.ts';
import type { LeftFile } from '../engine/ports/left-files-port.ts';

export type SealedFilePushParts = {
  readonly send: (request: SealedPieceRequest) => Promise<Result<FileReceived>>;
  /** False once the program ends or somebody else is signed in. */
  readonly isWanted: () => boolean;
};

/** The server will say the same of this file at every attempt. */
const lasting: ReadonlySet<FailureCode> = new Set([
  'FILE_TYPE_NOT_ALLOWED',
  'FILE_TOO_LARGE',
  'FILE_DAMAGED',
  'ACCOUNT_NOT_FOUND',
  'FORBIDDEN',
  'COMMAND_INVALID',
]);

/** Whether the server will never take a sealed file, so that its command goes without it. */
export function isLastingRefusal({ code }: Failure): boolean {
  return lasting.has(code);
}

/** Hands in a sealed file, piece by piece, from where the server stands. */
export async function pushSealedFile(
  { send, isWanted }: SealedFilePushParts,
  file: LeftFile,
): Promise<Result<FileReceived>> {
  let reply = await send({ ...file.known, piece: null });
  let before = -1;
  while (reply.ok && !reply.value.isWhole) {
    if (!isWanted()) return fail('OFFLINE');
    const { receivedBytes } = reply.value;
    const index = receivedBytes / maxPieceBytes;
    // Part of it came otherwise cut from another device: nothing here fits behind it.
    if (!Number.isInteger(index)) return fail('FILE_DAMAGED');
    if (receivedBytes === before) return fail('SERVER_REPLY_INVALID');
    const content = file.piece(index);
    if (content === undefined) return fail('FILE_DAMAGED');
    before = receivedBytes;
    reply = await send({ ...file.known, piece: { index, content } });
  }
  return reply;
}

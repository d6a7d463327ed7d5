import { fail, type Result } from '../../src-shared/domain/failure.ts';
import { type FileReceived, maxPieceBytes } from '../../src-shared/protocol/file-api.ts';
import type { SealedPieceRequest } from '../../src-shared/protocol/sealed-file-api.ts';
import { receivePiece } from '../files/receive-piece.ts';
import { readRecoveryKeys } from '../identity/recovery-keys.ts';
import { type Session, scopeOf } from '../identity/session.ts';
import type { Store } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { openFileHead, openFilePart } from './open-file-part.ts';

/**
 * Takes one piece of a file that a device of the same person has sealed, as if that device had sent it, or says how much
 * of the file has arrived. Fails with FORBIDDEN for another person's, with COMMAND_INVALID for what nobody has sealed
 * like this, and as `receivePiece`: the whole is believed by its hash alone.
 */
export async function handInSealedPiece(
  { store, clock }: { readonly store: Store; readonly clock: () => Date },
  session: Session,
  { piece, ...file }: SealedPieceRequest,
): Promise<Result<FileReceived>> {
  if (file.userId !== session.actor.userId) return fail('FORBIDDEN');
  const keys = await inTenant(store.db, session.tenantId, (trx) => readRecoveryKeys(trx, session.tenantId));
  const facts = openFileHead(keys, file);
  if (facts === undefined) return fail('COMMAND_INVALID');
  const now = clock();
  const take = (start: number | null, content: Uint8Array) =>
    receivePiece(store.db, scopeOf(session), { ...facts, start, content }, now);
  if (piece === null) return take(null, new Uint8Array());
  const content = openFilePart(keys, file, piece.index + 1, piece.content);
  const start = piece.index * maxPieceBytes;
  const length = Math.min(maxPieceBytes, facts.sizeBytes - start);
  return content === undefined || content.length !== length ? fail('COMMAND_INVALID') : take(start, content);
}

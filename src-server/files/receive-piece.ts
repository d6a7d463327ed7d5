import { createHash } from 'node:crypto';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { isOfMediaType, isTakenMediaType } from '../../src-shared/domain/recognize-file.ts';
import type { FileReceived } from '../../src-shared/protocol/file-api.ts';
import type { Scope } from '../store/scope.ts';
import type { Db, Trx } from '../store/store.ts';
import { inScope } from '../store/tenant-transaction.ts';

export type FileKey = { readonly accountId: string; readonly sha256: string };

export type SentPiece = FileKey & {
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Where it begins; null where the sender only asks how much has arrived. */
  readonly start: number | null;
  readonly content: Uint8Array;
};

/**
 * Adds a piece to a file of an account that the caller sees, and says how much has arrived. A piece that does not begin
 * where the file ends so far changes nothing. The last one is taken only where the whole is what its hash and its media
 * type say; else everything of it is forgotten, and FILE_DAMAGED or FILE_TYPE_NOT_ALLOWED answered.
 */
export async function receivePiece(
  db: Db,
  scope: Scope,
  piece: SentPiece,
  now: Date,
): Promise<Result<FileReceived>> {
  if (!isTakenMediaType(piece.mediaType)) return fail('FILE_TYPE_NOT_ALLOWED');
  return inScope(db, scope, async (trx) => {
    const key = { tenant_id: scope.tenantId, account_id: piece.accountId, sha256: piece.sha256 };
    if (!(await seesAccount(trx, key))) return fail('ACCOUNT_NOT_FOUND');
    const received = await open(trx, key, piece, { by: scope.userId, at: now });
    if (received === 'whole') return succeed({ receivedBytes: piece.sizeBytes, isWhole: true });
    if (piece.start !== received) return succeed({ receivedBytes: received, isWhole: false });
    await trx
      .insertInto('file_piece')
      .values({ ...key, start_byte: received, content: piece.content })
      .execute();
    const receivedBytes = received + piece.content.length;
    if (receivedBytes < piece.sizeBytes) {
      await rows(trx, key).set({ received_bytes: receivedBytes }).execute();
      return succeed({ receivedBytes, isWhole: false });
    }
    return finish(trx, key, piece);
  });
}

type Row = { readonly tenant_id: string; readonly account_id: string; readonly sha256: string };

function rows(trx: Trx, { tenant_id, account_id, sha256 }: Row) {
  return trx
    .updateTable('file')
    .where('tenant_id', '=', tenant_id)
    .where('account_id', '=', account_id)
    .where('sha256', '=', sha256);
}

async function seesAccount(trx: Trx, { tenant_id, account_id }: Row): Promise<boolean> {
  const row = await trx
    .selectFrom('account')
    .select('id')
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', account_id)
    .where('deleted', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

/** How much has arrived of the file as it is announced. What was announced otherwise before begins anew. */
async function open(
  trx: Trx,
  key: Row,
  { mediaType, sizeBytes }: SentPiece,
  added: { readonly by: string; readonly at: Date },
): Promise<number | 'whole'> {
  const row = await trx
    .selectFrom('file')
    .select(['media_type', 'size_bytes', 'received_bytes', 'is_whole'])
    .where('tenant_id', '=', key.tenant_id)
    .where('account_id', '=', key.account_id)
    .where('sha256', '=', key.sha256)
    .forUpdate()
    .executeTakeFirst();
  if (row?.is_whole === true) return 'whole';
  if (row?.media_type === mediaType && row.size_bytes === sizeBytes) return row.received_bytes;
  const announced = { media_type: mediaType, size_bytes: sizeBytes, received_bytes: 0 };
  if (row === undefined) {
    const who = { added_by: added.by, added_at: added.at };
    await trx
      .insertInto('file')
      .values({ ...key, ...announced, ...who, is_whole: false })
      .execute();
    return 0;
  }
  await rows(trx, key).set(announced).execute();
  await forgetPieces(trx, key);
  return 0;
}

async function finish(
  trx: Trx,
  key: Row,
  { mediaType, sizeBytes }: SentPiece,
): Promise<Result<FileReceived>> {
  const pieces = await trx
    .selectFrom('file_piece')
    .select('content')
    .where('tenant_id', '=', key.tenant_id)
    .where('account_id', '=', key.account_id)
    .where('sha256', '=', key.sha256)
    .orderBy('start_byte')
    .execute();
  const content = Buffer.concat(pieces.map((piece) => piece.content));
  const isTrue = createHash('sha256').update(content).digest('hex') === key.sha256;
  if (isTrue && isOfMediaType(content, mediaType)) {
    await rows(trx, key).set({ received_bytes: sizeBytes, is_whole: true }).execute();
    return succeed({ receivedBytes: sizeBytes, isWhole: true });
  }
  await rows(trx, key).set({ received_bytes: 0 }).execute();
  await forgetPieces(trx, key);
  return fail(isTrue ? 'FILE_TYPE_NOT_ALLOWED' : 'FILE_DAMAGED');
}

async function forgetPieces(trx: Trx, key: Row): Promise<void> {
  await trx
    .deleteFrom('file_piece')
    .where('tenant_id', '=', key.tenant_id)
    .where('account_id', '=', key.account_id)
    .where('sha256', '=', key.sha256)
    .execute();
}

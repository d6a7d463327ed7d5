import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Scope } from '../store/scope.ts';
import type { Db } from '../store/store.ts';
import { inScopeSnapshot } from '../store/tenant-transaction.ts';
import type { FileKey } from './receive-piece.ts';

export type StoredPiece = {
  readonly start: number;
  readonly content: Uint8Array;
  readonly sizeBytes: number;
};

/** The piece of a whole file that begins there. FILE_NOT_FOUND also where the caller does not see the account. */
export function readPiece(
  db: Db,
  scope: Scope,
  { accountId, sha256 }: FileKey,
  from: number,
): Promise<Result<StoredPiece>> {
  return inScopeSnapshot(db, scope, async (trx) => {
    const row = await trx
      .selectFrom('file')
      .innerJoin('file_piece as piece', (join) =>
        join
          .onRef('piece.tenant_id', '=', 'file.tenant_id')
          .onRef('piece.account_id', '=', 'file.account_id')
          .onRef('piece.sha256', '=', 'file.sha256'),
      )
      .select(['file.size_bytes', 'piece.content'])
      .where('file.tenant_id', '=', scope.tenantId)
      .where('file.account_id', '=', accountId)
      .where('file.sha256', '=', sha256)
      .where('file.is_whole', '=', true)
      .where('piece.start_byte', '=', from)
      .executeTakeFirst();
    if (row === undefined) return fail('FILE_NOT_FOUND');
    return succeed({ start: from, content: row.content, sizeBytes: row.size_bytes });
  });
}

import { maxFileBytes } from '../../../../src-shared/domain/file-reference.ts';
import { maxPieceBytes } from '../../../../src-shared/protocol/file-api.ts';

/**
 * Files of accounts, by their content. The account is part of the key: whoever knows the hash of a file of another
 * account has neither the file nor a way to attach it to an account of their own.
 */
export const fileTables: readonly string[] = [
  `create table file (
    tenant_id text not null,
    account_id text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text not null,
    size_bytes integer not null check (size_bytes between 1 and ${maxFileBytes}),
    received_bytes integer not null check (received_bytes between 0 and size_bytes),
    is_whole boolean not null check (not is_whole or received_bytes = size_bytes),
    added_by text not null,
    added_at timestamptz not null,
    primary key (tenant_id, account_id, sha256)
  )`,
  `create table file_piece (
    tenant_id text not null,
    account_id text not null,
    sha256 text not null,
    start_byte integer not null check (start_byte >= 0),
    content bytea not null check (octet_length(content) between 1 and ${maxPieceBytes}),
    primary key (tenant_id, account_id, sha256, start_byte)
  )`,
];

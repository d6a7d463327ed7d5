import { z } from 'zod';
import { maxFileBytes } from '../domain/file-reference.ts';

/**
 * Files go over the wire in pieces, beside the contracts, as `application/octet-stream`:
 *
 * - `PUT /v1/files/{sha256}?accountId=…&mediaType=…` with `content-range: bytes 0-262143/1000000` adds a piece;
 *   `bytes *` of that total and no body asks how much has arrived. The reply is {@link fileReceivedSchema}: a piece that
 *   does not begin where the server stands changes nothing, and the sender goes on from there.
 * - `GET /v1/files/{sha256}?accountId=…&from=…` answers the pieces from there on, up to {@link maxPieceBytes}, with
 *   `content-range`.
 *
 * A file belongs to an account: who may see the account may see it, and nobody else.
 */
export const filePath = '/v1/files/:sha256';

/** Of one piece: what a slow line brings up in the time that a request may take. */
export const maxPieceBytes = 262_144;

export const fileReceivedSchema = z.object({
  receivedBytes: z.int().min(0).max(maxFileBytes),
  /** All of it arrived, and it is what its SHA-256 and its media type say. */
  isWhole: z.boolean(),
});
export type FileReceived = z.infer<typeof fileReceivedSchema>;

/** Where a piece stands in its file; `start` is null for a question. Undefined for any other text. */
export function readContentRange(
  text: string,
): { readonly start: number | null; readonly end: number; readonly total: number } | undefined {
  const asked = /^bytes \*\/(\d{1,9})$/.exec(text);
  if (asked !== null) return { start: null, end: 0, total: Number(asked[1]) };
  const [, start = '', last = '', total = ''] = /^bytes (\d{1,9})-(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  if (total === '' || Number(start) > Number(last) || Number(last) >= Number(total)) return undefined;
  return { start: Number(start), end: Number(last) + 1, total: Number(total) };
}

/** The header of a piece. `end` is behind its last byte. */
export function contentRange(start: number, end: number, total: number): string {
  return `bytes ${start}-${end - 1}/${total}`;
}

/** The header of the question how much has arrived. */
export function askedRange(total: number): string {
  return `bytes */${total}`;
}

import type { WrittenDocument } from '../../src-shared/protocol/outcome.ts';
import { readPullMark } from './pull-mark.ts';
import type { SyncCore } from './sync-core.ts';

/**
 * True when the pull of the document's collection has come to its end beyond the document and no more of it is wanted.
 * After every connection all is wanted again, so a position of a server that has been restored since does not count.
 */
export function hasPulledPast(
  { device, progress, rejected }: Pick<SyncCore, 'device' | 'progress' | 'rejected'>,
  { collection, id, seq }: WrittenDocument,
): boolean {
  if (!progress.isConfirmed(collection) || rejected.of(collection).has(id)) return false;
  const mark = readPullMark(device, collection);
  return mark?.state === 'complete' && (mark.checkpoint?.seq ?? 0) >= seq;
}

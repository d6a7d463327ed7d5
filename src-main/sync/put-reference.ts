import { type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Reference } from '../../src-shared/domain/organisation/reference.ts';
import type { SyncCore } from './sync-core.ts';

/**
 * Writes a document of reference data at the server. REFERENCE_CHANGED where somebody else was faster, FORBIDDEN but for
 * administrators, and whatever a request may fail with.
 */
export async function putReference(
  { client, session, signal }: Pick<SyncCore, 'client' | 'session' | 'signal'>,
  document: Reference,
): Promise<Result<void>> {
  const reply = await session.authorized((token) => client.putReference(token, document, signal));
  return reply.ok ? succeed(undefined) : reply;
}

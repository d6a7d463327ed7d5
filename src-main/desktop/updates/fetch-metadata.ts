import type { KeyObject } from 'node:crypto';
import { isSignatureText, isSignedByOne } from './signature-text.ts';
import { readMetadata, type UpdateMetadata } from './update-metadata.ts';
import { requestSmall, type UpdateRequests } from './update-request.ts';
import { refuse, type UpdateResult } from './update-result.ts';

const mostMetadataBytes = 256 * 1024;
const mostSignatureBytes = 4 * 1024;
/** Whoever publishes copies two files, one after the other. */
const publishingMs = 10_000;

export type MetadataSource = {
  /** The folder of the releases on the update server; ends with a slash. */
  readonly address: URL;
  readonly name: string;
  readonly keys: readonly KeyObject[];
};

/**
 * What is newest on a channel, as a pinned key has signed it: nothing is read of it before. Where the signature does not
 * belong to it, both are asked for once more: between the two a release may have been published.
 * Fails with what a request fails with, and NOT_METADATA, UNSIGNED, SIGNATURE_WRONG, SWAPPED.
 */
export async function fetchMetadata(
  requests: UpdateRequests,
  source: MetadataSource,
  wait: (delayMs: number) => Promise<void>,
): Promise<UpdateResult<UpdateMetadata>> {
  const fetched = await fetchOnce(requests, source);
  if (fetched.ok || !['UNSIGNED', 'SIGNATURE_WRONG'].includes(fetched.failure.code)) return fetched;
  await wait(publishingMs);
  return fetchOnce(requests, source);
}

async function fetchOnce(
  requests: UpdateRequests,
  { address, name, keys }: MetadataSource,
): Promise<UpdateResult<UpdateMetadata>> {
  const metadata = await requestSmall(requests, new URL(name, address), mostMetadataBytes);
  if (!metadata.ok) return metadata;
  if (isPage(metadata.value)) return refuse('NOT_METADATA');
  const signature = await requestSmall(requests, new URL(`${name}.sig`, address), mostSignatureBytes);
  if (!signature.ok) return isMissing(signature.failure) ? refuse('UNSIGNED') : signature;
  const text = Buffer.from(signature.value).toString('latin1');
  if (!isSignatureText(text)) return refuse('UNSIGNED');
  if (!isSignedByOne(metadata.value, text, keys)) return refuse('SIGNATURE_WRONG');
  return readMetadata(metadata.value, name);
}

/** A page for people, as the sign-in of a hotel or a proxy puts it in the place of everything. */
function isPage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 200)).toString('latin1').trimStart().startsWith('<');
}

function isMissing({
  code,
  params,
}: {
  readonly code: string;
  readonly params: { readonly status?: unknown };
}) {
  return code === 'SERVER_FAILED' && params.status === 404;
}

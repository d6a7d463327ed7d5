import { chooseFile, type PackageKind } from './choose-file.ts';
import { fetchMetadata, type MetadataSource } from './fetch-metadata.ts';
import { type Judgement, judgeMetadata, type Workstation } from './judge-metadata.ts';
import type { UpdateMemory } from './update-memory.ts';
import type { UpdateFile, UpdateMetadata } from './update-metadata.ts';
import type { UpdateRequests } from './update-request.ts';
import { done, type UpdateResult } from './update-result.ts';

export type FoundUpdate = {
  readonly judgement: Judgement;
  readonly metadata: UpdateMetadata;
  /** For this workstation; there where the version is offered to it. */
  readonly file: UpdateFile | undefined;
};

export type FindParts = {
  readonly requests: UpdateRequests;
  readonly source: MetadataSource;
  readonly here: Workstation & { readonly kind: PackageKind; readonly arch: string };
  readonly seen: UpdateMemory['seen'][string] | undefined;
  /** Keeps the newest that was seen under the source's name. */
  readonly remember: (seen: UpdateMemory['seen'][string]) => Promise<void>;
  readonly wait: (delayMs: number) => Promise<void>;
  /** ISO instant. */
  readonly now: string;
};

const dayMs = 24 * 60 * 60 * 1_000;

/** Looks whether there is a newer version for this workstation. Fails with what its steps fail with. */
export async function findUpdate(parts: FindParts): Promise<UpdateResult<FoundUpdate>> {
  const { requests, source, here, seen, remember, wait, now } = parts;
  const fetched = await fetchMetadata(requests, source, wait);
  if (!fetched.ok) return fetched;
  const metadata = fetched.value;
  const judged = judgeMetadata(metadata, seen, here);
  if ((judged.ok || judged.failure.code !== 'OLDER') && !isAhead(metadata, now))
    await remember({ version: metadata.version, signedAt: metadata.signedAt });
  if (!judged.ok) return judged;
  if (judged.value !== 'offered') return done({ judgement: judged.value, metadata, file: undefined });
  const file = chooseFile(metadata, here.kind, here.arch);
  return file.ok ? done({ judgement: judged.value, metadata, file: file.value }) : file;
}

/** Signed with a clock that was ahead: were it remembered, all that is signed until then would be older. */
function isAhead({ signedAt }: UpdateMetadata, now: string): boolean {
  return Date.parse(signedAt) > Date.parse(now) + dayMs;
}

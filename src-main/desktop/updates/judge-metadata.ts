import { isInStage } from './staging.ts';
import type { UpdateMetadata } from './update-metadata.ts';
import { done, refuse, type UpdateResult } from './update-result.ts';
import { compareVersions, isPrerelease } from './version-order.ts';

/** The newest that was ever seen under a name: what comes behind it is a replay of something old. */
export type SeenMetadata = { readonly version: string; readonly signedAt: string };

export type Workstation = {
  readonly version: string;
  readonly stagingId: string;
  /** The version of the system's kernel, as Node tells it. */
  readonly systemVersion: string;
};

export type Judgement = 'up-to-date' | 'staged' | 'offered';

/** Whether a version whose signature holds is one for this workstation. Fails with OLDER, TOO_FAR, SYSTEM_TOO_OLD. */
export function judgeMetadata(
  metadata: UpdateMetadata,
  seen: SeenMetadata | undefined,
  here: Workstation,
): UpdateResult<Judgement> {
  const { version } = metadata;
  const behind = compareVersions(version, here.version);
  if (seen !== undefined && isBefore(metadata, seen)) return refuse('OLDER', { version });
  // Whoever has gone back from beta waits until the stable version has overtaken theirs.
  if (behind === 0 || (behind < 0 && isPrerelease(here.version))) return done('up-to-date');
  if (behind < 0) return refuse('OLDER', { version });
  return judgeNewer(metadata, here);
}

function judgeNewer(
  { version, minimumVersion, minimumSystemVersion, stagingPercentage }: UpdateMetadata,
  here: Workstation,
): UpdateResult<Judgement> {
  if (minimumVersion !== undefined && compareVersions(here.version, minimumVersion) < 0)
    return refuse('TOO_FAR', { version, minimumVersion });
  if (minimumSystemVersion !== undefined && isSystemOlder(here.systemVersion, minimumSystemVersion))
    return refuse('SYSTEM_TOO_OLD', { version });
  return done(isInStage(here.stagingId, version, stagingPercentage) ? 'offered' : 'staged');
}

function isBefore({ version, signedAt }: UpdateMetadata, seen: SeenMetadata): boolean {
  return compareVersions(version, seen.version) < 0 || Date.parse(signedAt) < Date.parse(seen.signedAt);
}

/** Of "6.8.0-45-generic" the three numbers count. */
function isSystemOlder(systemVersion: string, minimum: string): boolean {
  const numbers = /^\d+\.\d+\.\d+/.exec(systemVersion)?.[0];
  return numbers !== undefined && compareVersions(numbers, minimum) < 0;
}

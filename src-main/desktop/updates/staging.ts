import { createHash } from 'node:crypto';

/**
 * True where a workstation is among the first `percentage` per cent that are offered a version. The same every time for
 * the same workstation and version, and others first with the next version.
 * @param stagingId random, known to this workstation alone
 */
export function isInStage(stagingId: string, version: string, percentage: number): boolean {
  const drawn = createHash('sha256').update(`${stagingId} ${version}`).digest().readUInt32BE(0);
  return (drawn / 2 ** 32) * 100 < percentage;
}

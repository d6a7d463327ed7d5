import { z } from 'zod';
import { parseJson } from '../../src-shared/domain/parse-json.ts';
import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import { checkpointSchema } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';

const pullMarkSchema = z.object({
  userId: z.string(),
  /** `first`: nothing was held before; `sweeping`: what is not seen by the end is to be dropped. */
  state: z.enum(['requested', 'first', 'sweeping', 'complete']),
  /** Where the next page starts: every document before it is stored. Null: from the start. */
  checkpoint: checkpointSchema.nullable(),
  /** What the pull from the start has brought so far: documents, and bytes of JSON. */
  documents: z.int().min(0),
  bytes: z.int().min(0),
});

/** How far a collection is pulled, and for whom; one value on disk, so that a checkpoint never outlives its pull. */
export type PullMark = z.infer<typeof pullMarkSchema>;

export function readPullMark(
  device: Pick<DevicePort, 'setting'>,
  name: CollectionName,
): PullMark | undefined {
  const parsed = pullMarkSchema.safeParse(parseJson(device.setting(settingName(name)) ?? ''));
  return parsed.success ? parsed.data : undefined;
}

export function writePullMark(device: DevicePort, name: CollectionName, mark: PullMark): void {
  const text = JSON.stringify(mark);
  // Most pulls after a connection bring nothing: they cost no write.
  if (device.setting(settingName(name)) !== text) device.saveSetting(settingName(name), text);
}

/** True when every collection has been pulled to the end for this user. */
export function isPulledFor(device: Pick<DevicePort, 'setting'>, userId: string): boolean {
  return collectionNames.every((name) => {
    const mark = readPullMark(device, name);
    return mark?.userId === userId && mark.state === 'complete';
  });
}

function settingName(name: CollectionName): string {
  return `pull/${name}`;
}

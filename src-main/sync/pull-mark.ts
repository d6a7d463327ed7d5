import { z } from 'zod';
import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import { checkpointSchema } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import { parseJson } from './parse-json.ts';

const pullMarkSchema = z.object({
  /** Counts the pulls from the start, so that a checkpoint can tell which one brought it. */
  pull: z.int().min(1),
  userId: z.string(),
  /** `first`: nothing was held before; `sweeping`: what is not seen by the end is to be dropped. */
  state: z.enum(['requested', 'first', 'sweeping', 'complete']),
});

/** How far a collection's pull from the start is, and for whom; on disk. */
export type PullMark = z.infer<typeof pullMarkSchema>;

/** A checkpoint as RxDB keeps it: with the pull that brought it. */
export const storedCheckpointSchema = checkpointSchema.extend({ pull: z.int().min(1) });

export function readPullMark(device: DevicePort, name: CollectionName): PullMark | undefined {
  const parsed = pullMarkSchema.safeParse(parseJson(device.setting(settingName(name)) ?? ''));
  return parsed.success ? parsed.data : undefined;
}

export function writePullMark(device: DevicePort, name: CollectionName, mark: PullMark): void {
  device.saveSetting(settingName(name), JSON.stringify(mark));
}

/** True when every collection has been pulled to the end for this user. */
export function isPulledFor(device: DevicePort, userId: string): boolean {
  return collectionNames.every((name) => {
    const mark = readPullMark(device, name);
    return mark?.userId === userId && mark.state === 'complete';
  });
}

function settingName(name: CollectionName): string {
  return `pull/${name}`;
}

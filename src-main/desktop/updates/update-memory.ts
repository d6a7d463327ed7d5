import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { updateChannelSchema } from '../../../src-shared/contract/updates-view.ts';
import { readSmallFile } from './small-file.ts';
import { isVersion } from './version-order.ts';

const seenSchema = z.object({ version: z.string().refine(isVersion), signedAt: z.iso.datetime() });

const memorySchema = z.object({
  /** Random; decides when a staged roll-out reaches this workstation, and is told to nobody. */
  stagingId: z.string().min(1),
  channel: updateChannelSchema,
  /** The newest that was seen, by the name of the metadata. What cannot be read of it was not seen. */
  seen: z.record(z.string(), z.unknown()).catch({}).transform(readable),
});
export type UpdateMemory = z.infer<typeof memorySchema>;

function readable(
  seen: Readonly<Record<string, unknown>>,
): Readonly<Record<string, z.infer<typeof seenSchema>>> {
  return Object.fromEntries(
    Object.entries(seen).flatMap(([name, one]) => {
      const { data } = seenSchema.safeParse(one);
      return data === undefined ? [] : [[name, data]];
    }),
  );
}

/** What a workstation remembers of updates. One that is not there, or was cut, begins anew. */
export async function readMemory(path: string, newId: () => string): Promise<UpdateMemory> {
  try {
    return memorySchema.parse(JSON.parse(await readSmallFile(path)));
  } catch {
    return { stagingId: newId(), channel: 'stable', seen: {} };
  }
}

/** @throws where the disk fails; what was remembered before stays whole */
export async function writeMemory(path: string, memory: UpdateMemory): Promise<void> {
  const draft = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Whatever stands there is not written into: it may be a link, or a pipe that nobody reads.
  await rm(draft, { recursive: true, force: true });
  await writeFile(draft, JSON.stringify(memory), { mode: 0o600, flush: true, flag: 'wx' });
  await rename(draft, path);
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { updateChannelSchema } from '../../../src-shared/contract/updates-view.ts';

const memorySchema = z.object({
  /** Random; decides when a staged roll-out reaches this workstation, and is told to nobody. */
  stagingId: z.string().min(1),
  channel: updateChannelSchema,
  /** The newest that was seen, by the name of the metadata. */
  seen: z.record(z.string(), z.object({ version: z.string(), signedAt: z.string() })),
});
export type UpdateMemory = z.infer<typeof memorySchema>;

/** What a workstation remembers of updates. One that is not there, or was cut, begins anew. */
export async function readMemory(path: string, newId: () => string): Promise<UpdateMemory> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { stagingId: newId(), channel: 'stable', seen: {} };
  }
}

/** @throws where the disk fails; what was remembered before stays whole */
export async function writeMemory(path: string, memory: UpdateMemory): Promise<void> {
  const draft = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(draft, JSON.stringify(memory), { mode: 0o600, flush: true });
  await rename(draft, path);
}

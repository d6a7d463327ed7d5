// PouchDB's replication as it comes: batches of 100, LevelDB on disk, not encrypted.
import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { answerParent, childInput } from '../harness/child-program.ts';
import { pouchIn } from './open-pouch.ts';

const { url, folder } = z.object({ url: z.string(), folder: z.string() }).parse(childInput());
mkdirSync(folder, { recursive: true });
const Pouch = pouchIn(folder);
const replica = new Pouch('replica');
const startedAt = performance.now();
const { docs_written: documents } = await replica.replicate.from(url);
const durationMs = performance.now() - startedAt;
await replica.close();
answerParent({ documents, durationMs });

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openContacts } from './contact-documents.ts';
import { BATCH_SIZE, batchIds, killedStorage } from './killed-storage.ts';
import { makeTestFolder, removeTestFolder } from './storages-under-test.ts';

const WRITER = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));
const ROUNDS = 8;

let folder: string;
beforeEach(() => {
  folder = makeTestFolder();
});
afterEach(() => removeTestFolder(folder));

/** Runs the writer, kills it some milliseconds after it acknowledged a few batches, gives the last one. */
function writeUntilKilled(round: number): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  writer.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  writer.stdout.on('data', (chunk: Buffer) => {
    const isFirst = output === '';
    output += chunk.toString();
    if (isFirst) setTimeout(() => writer.kill('SIGKILL'), 7 * round + Math.random() * 30);
  });
  return new Promise((resolve, reject) => {
    writer.on('close', (_code, signal) => {
      const acknowledged = output.trimEnd().split('\n').at(-1);
      if (signal === 'SIGKILL' && acknowledged) resolve(Number(acknowledged));
      else reject(new Error(`the writer ended by itself: ${complaints}`));
    });
  });
}

describe('a process killed while it writes', () => {
  test('loses no acknowledged batch and leaves no half batch', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const lastAcknowledged = await writeUntilKilled(round);
      const instance = await openContacts(killedStorage(folder), 'killed');
      for (let batch = 0; batch <= lastAcknowledged + 1; batch += 1) {
        const found = await instance.findDocumentsById(batchIds(round, batch), false);
        // The batch after the last acknowledged one may have reached the disk, but then as a whole.
        const allowed = batch <= lastAcknowledged ? [BATCH_SIZE] : [0, BATCH_SIZE];
        expect(allowed).toContain(found.length);
      }
      await instance.close();
    }
  }, 60_000);
});

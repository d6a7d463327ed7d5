import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { type ContactInstance, openContacts } from './contact-documents.ts';
import { KillableWriter } from './killable-writer.ts';
import { BATCH_SIZE, batchIds, KILLED_KEY, killedStorage } from './killed-storage.ts';
import { makeTestFolder, removeTestFolder } from './storages-under-test.ts';

// More rounds for a nightly run: DUEBOOK_KILL_ROUNDS=2000
const ROUNDS = Number(process.env.DUEBOOK_KILL_ROUNDS ?? 50);

let folder: string;
let reader: ContactInstance;
let running: KillableWriter[];

beforeEach(async () => {
  folder = makeTestFolder();
  reader = await openContacts(killedStorage(folder), 'killed');
  running = [];
});
afterEach(async () => {
  for (const writer of running) await writer.kill();
  await reader.close();
  removeTestFolder(folder);
});

function newWriter(number: number): KillableWriter {
  const writer = new KillableWriter(folder, `writer-${number}`);
  running.push(writer);
  return writer;
}

async function killAndCheck(writer: KillableWriter): Promise<void> {
  running = running.filter((other) => other !== writer);
  await writer.kill();
  const { lastAcknowledged } = writer;
  for (let batch = 0; batch <= lastAcknowledged + 1; batch += 1) {
    const found = await reader.findDocumentsById(batchIds(writer.name, batch), false);
    // The batch after the last acknowledged one may have reached the disk, but then as a whole.
    const allowed = batch <= lastAcknowledged ? [BATCH_SIZE] : [0, BATCH_SIZE];
    expect(allowed, `batch ${batch} of ${lastAcknowledged} of ${writer.name}`).toContain(found.length);
  }
}

function checkFile(): void {
  const file = openSqliteFile({ path: join(folder, 'replica.sqlite'), key: KILLED_KEY });
  expect(file.database.pragma('integrity_check', { simple: true })).toBe('ok');
  file.close();
}

describe('two processes that write one file, killed by turns', () => {
  test(
    'lose no acknowledged batch, leave no half batch, and the other one goes on',
    async () => {
      let survivor = newWriter(0);
      let spare = newWriter(1);
      survivor.startWriting();
      for (let round = 0; round < ROUNDS; round += 1) {
        const second = spare;
        second.startWriting();
        spare = newWriter(round + 2);
        await second.untilAfter(-1);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
        const [killed, left] = Math.random() < 0.5 ? [survivor, second] : [second, survivor];
        await killAndCheck(killed);
        await left.untilAfter(left.lastAcknowledged);
        survivor = left;
        if (round % 10 === 9) checkFile();
      }
      await killAndCheck(survivor);
      checkFile();
    },
    60_000 + ROUNDS * 2_000,
  );
});

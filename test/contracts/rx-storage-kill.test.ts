import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { seededRandom } from '../bench/harness/seeded-random.ts';
import { type ContactInstance, openContacts } from './contact-documents.ts';
import { KillableWriter } from './killable-writer.ts';
import { KilledBatches } from './killed-batches.ts';
import { KILLED_KEY, killedStorage } from './killed-storage.ts';
import { makeTestFolder, removeTestFolder } from './storages-under-test.ts';

// A small round: `npm run test:storage-long` has 250, and DUEBOOK_KILL_ROUNDS=2000 as many. The moments of a run come
// again with its seed, as far as the machine is equally fast: DUEBOOK_KILL_SEED=…
const ROUNDS = Number(process.env.DUEBOOK_KILL_ROUNDS ?? 20);
const SEED = Number(process.env.DUEBOOK_KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));

let folder: string;
let batches: KilledBatches;
let running: KillableWriter[];
let writerNumber: number;

beforeEach(() => {
  folder = makeTestFolder();
  batches = new KilledBatches();
  running = [];
  writerNumber = 0;
});
afterEach(async () => {
  for (const writer of running) await writer.kill();
  removeTestFolder(folder);
});

function newWriter(): KillableWriter {
  // Of one length, so that no name is the beginning of another.
  const writer = new KillableWriter(folder, `writer-${String(10_000 + writerNumber)}`);
  writerNumber += 1;
  running.push(writer);
  return writer;
}

/** Opened for each look, so that after the end of all writers it is the first one to open what they left. */
async function withReader(look: (reader: ContactInstance) => Promise<void>): Promise<void> {
  const reader = await openContacts(killedStorage(folder), 'killed');
  try {
    await look(reader);
  } finally {
    await reader.close();
  }
}

/** Kills these writers at once and looks at what they have left, and at what one of those before them had. */
async function killAndCheck(killed: readonly KillableWriter[], share: number): Promise<void> {
  running = running.filter((writer) => !killed.includes(writer));
  await Promise.all(killed.map((writer) => writer.kill()));
  const former = batches.nameAt(share);
  await withReader(async (reader) => {
    for (const writer of killed) await batches.note(reader, writer);
    if (former !== undefined) await batches.check(reader, former);
  });
}

async function checkEverything(): Promise<void> {
  await withReader((reader) => batches.checkAll(reader));
  const file = openSqliteFile({ path: join(folder, 'replica.sqlite'), key: KILLED_KEY });
  expect(file.database.pragma('integrity_check', { simple: true })).toBe('ok');
  // Nobody was told of commits that are lost.
  expect(file.damagedLogPath).toBeUndefined();
  file.close();
}

async function killByTurns(random: () => number): Promise<void> {
  const spares = [newWriter(), newWriter()];
  const start = () => {
    const writer = spares.shift() ?? newWriter();
    // What it needs is loaded while others write.
    spares.push(newWriter());
    writer.startWriting();
    return writer;
  };
  let survivor = start();
  for (let round = 0; round < ROUNDS; round += 1) {
    const second = start();
    await second.untilAfter(-1);
    await survivor.untilAfter(-1);
    await new Promise((resolve) => setTimeout(resolve, random() * 40));
    const turn = random();
    if (turn < 0.3) {
      await killAndCheck([survivor, second], random());
      survivor = start();
    } else {
      const [killed, left] = turn < 0.65 ? [survivor, second] : [second, survivor];
      await killAndCheck([killed], random());
      await left.untilAfter(left.lastAcknowledged);
      survivor = left;
    }
    if (round % 10 === 9) await checkEverything();
  }
  await killAndCheck([survivor], random());
  await checkEverything();
}

describe(`two processes that write one file, killed by turns or both at once (seed ${SEED})`, () => {
  test(
    'lose no acknowledged batch, leave no half batch, and who is left or comes next goes on',
    async () => {
      await killByTurns(seededRandom(SEED).next);
      expect(batches.writerCount).toBeGreaterThan(ROUNDS);
    },
    240_000 + ROUNDS * 2_000,
  );
});

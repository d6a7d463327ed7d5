// Opens the entries in a fresh process and answers one question: how long that took, and the answer.
import { z } from 'zod';
import { getRxStorageSqlite } from '../../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { answerParent, childInput } from '../harness/child-program.ts';
import { timed } from '../harness/interleave.ts';
import { bareReader } from './bare-driver.ts';
import { openEntries, rxSide } from './rx-side.ts';

const input = z
  .object({
    side: z.enum(['rx', 'bare']),
    name: z.string(),
    directory: z.string(),
    key: z.array(z.number()),
    table: z.object({
      path: z.string(),
      name: z.string(),
      columns: z.object({ state: z.string(), dueOn: z.string(), updatedAt: z.string() }),
    }),
  })
  .parse(childInput());
const { name, directory, table } = input;
const key = Uint8Array.from(input.key);

async function answerThroughRxDb() {
  const { entries, close } = await openEntries(getRxStorageSqlite({ directory, key }), name);
  const { answers } = await rxSide(entries, 0).newest(1);
  return { answers, close };
}

async function answerFromDriver() {
  const file = openSqliteFile({ path: table.path, key });
  const { answers } = await bareReader(file.database, table).newest(1);
  return { answers, close: async () => file.close() };
}

const { result, durationMs } = await timed(input.side === 'rx' ? answerThroughRxDb : answerFromDriver);
await result.close();
answerParent({ durationMs, answers: result.answers });

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SealedCommand, sealedCommandSchema } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import { replaceFile } from '../sqlite-file/publish-file.ts';
import { withFileErrors } from '../sqlite-file/with-file-errors.ts';

/** Where the records of a folder are, each in a line, with zeros behind them: room for those that come. */
export function recordPath(folder: string): string {
  return join(folder, 'commands.jsonl');
}

/** What a folder holds: a damaged line, one that a power cut has torn among them, is counted and stops none of the others. */
export type ReadRecords = { readonly records: readonly SealedCommand[]; readonly damagedCount: number };

/** Reads the sealed commands of a folder, each once, in the order in which they were given. */
export function readRecords(folder: string): ReadRecords {
  const path = recordPath(folder);
  if (!existsSync(path)) return { records: [], damagedCount: 0 };
  const lines = withFileErrors(() => readFileSync(path, 'utf8'))
    .split('\n')
    .filter((line) => line.replaceAll('\0', '') !== '');
  const read = lines.map(readRecord);
  const records = new Map<string, SealedCommand>();
  for (const record of read) if (record !== undefined) records.set(record.commandId, record);
  return {
    records: [...records.values()].sort((one, other) => one.position - other.position),
    damagedCount: read.filter((record) => record === undefined).length,
  };
}

function readRecord(line: string): SealedCommand | undefined {
  try {
    return sealedCommandSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Leaves only these records in a folder, in one step. */
export function replaceRecords(folder: string, records: readonly SealedCommand[]): void {
  withFileErrors(() => {
    const path = recordPath(folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = `${path}.draft`;
    writeFileSync(draft, recordText(records), { mode: 0o600 });
    replaceFile(draft, path);
  });
}

/** Each stands in a line of its own, whatever a power cut has left of the line before. */
export function recordText(records: readonly SealedCommand[]): string {
  return records.map((record) => `\n${JSON.stringify(record)}\n`).join('');
}

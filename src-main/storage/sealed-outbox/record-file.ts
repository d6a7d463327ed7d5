import {
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type SealedCommand, sealedCommandSchema } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import { replaceFile, syncFolder } from '../sqlite-file/publish-file.ts';
import { withFileErrors } from '../sqlite-file/with-file-errors.ts';

const fileName = 'commands.jsonl';

/** What a folder holds: a damaged line is counted and stops none of the others. */
export type ReadRecords = { readonly records: readonly SealedCommand[]; readonly damagedCount: number };

/** Reads the sealed commands of a folder, each once, in the order in which they were given. */
export function readRecords(folder: string): ReadRecords {
  const path = join(folder, fileName);
  if (!existsSync(path)) return { records: [], damagedCount: 0 };
  const lines = withFileErrors(() => readFileSync(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
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

/**
 * Adds records to those of a folder; on disk when it returns. Each stands in a line of its own, whatever a power cut
 * has left of the line before.
 */
export function appendRecords(folder: string, records: readonly SealedCommand[]): void {
  withFileErrors(() => {
    const path = join(folder, fileName);
    const isNew = !existsSync(path);
    if (isNew) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(path, 'a', 0o600);
    try {
      const bytes = Buffer.from(records.map((record) => `\n${JSON.stringify(record)}\n`).join(''));
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      fdatasyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (isNew) for (const name of [path, folder]) syncFolder(name);
  });
}

/** Leaves only these records in a folder, in one step. */
export function replaceRecords(folder: string, records: readonly SealedCommand[]): void {
  withFileErrors(() => {
    const path = join(folder, fileName);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.draft`;
    const text = records.map((record) => `\n${JSON.stringify(record)}\n`).join('');
    writeFileSync(draft, text, { mode: 0o600 });
    replaceFile(draft, path);
  });
}

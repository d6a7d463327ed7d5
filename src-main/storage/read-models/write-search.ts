import type { AccountSummary } from '../../engine/ports/read-models-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { headText, type SearchKind, searchKinds, searchLine } from './search-forms.ts';
import { toChunks } from './text-chunks.ts';
import { textKey } from './text-keys.ts';

/** How many chunks an account has of each kind. */
export type ChunkCounts = { readonly contacts: number; readonly notes: number; readonly invoices: number };

export const noChunks: ChunkCounts = { contacts: 0, notes: 0, invoices: 0 };

/** What the index has of an account. */
type StoredSearch = {
  readonly counts: ChunkCounts;
  /** False where other code made the forms of its texts: then they are made anew even of texts that are the same. */
  readonly hasPresentForms: boolean;
};

/** Brings an account's texts in the index to what the summary says; what has not changed is not written. */
export function writeSearch(
  file: SqliteFile,
  accountKey: number,
  summary: AccountSummary,
  { counts, hasPresentForms }: StoredSearch,
): ChunkCounts {
  const { row, searchTexts } = summary;
  const headKey = BigInt(textKey(searchKinds.head, 0, accountKey));
  replaceText(file, headKey, headText(row.number, row.name));
  const write = (kind: SearchKind, texts: readonly string[], count: number) =>
    writeChunks(file, { accountKey, kind, texts, count, hasPresentForms });
  return {
    contacts: write(searchKinds.contact, searchTexts.contacts, counts.contacts),
    notes: write(searchKinds.note, searchTexts.notes, counts.notes),
    invoices: write(searchKinds.invoice, searchTexts.invoices, counts.invoices),
  };
}

/** Takes an account's texts out of the index. */
export function removeSearch(file: SqliteFile, accountKey: number, stored: ChunkCounts): void {
  removeText(file, BigInt(textKey(searchKinds.head, 0, accountKey)));
  const remove = (kind: SearchKind, count: number) =>
    writeChunks(file, { accountKey, kind, texts: [], count, hasPresentForms: true });
  remove(searchKinds.contact, stored.contacts);
  remove(searchKinds.note, stored.notes);
  remove(searchKinds.invoice, stored.invoices);
}

type Chunks = {
  readonly accountKey: number;
  readonly kind: SearchKind;
  readonly texts: readonly string[];
  /** How many are stored. */
  readonly count: number;
  readonly hasPresentForms: boolean;
};

function writeChunks(file: SqliteFile, { accountKey, kind, texts, count, hasPresentForms }: Chunks): number {
  const chunks = toChunks(texts);
  const keyOf = (chunk: number) => BigInt(textKey(kind, chunk, accountKey));
  chunks.forEach((chunk, index) => {
    const original = JSON.stringify(chunk);
    const key = keyOf(index);
    if (hasPresentForms && index < count && original === readOriginal(file, key)) return;
    file.statements
      .rows('INSERT OR REPLACE INTO search_original (text_key, texts) VALUES (?, ?)')
      .run(key, original);
    replaceText(file, key, chunk.map((text) => searchLine(kind, text)).join('\n'));
  });
  for (let index = chunks.length; index < count; index += 1) {
    file.statements.rows('DELETE FROM search_original WHERE text_key = ?').run(keyOf(index));
    removeText(file, keyOf(index));
  }
  return chunks.length;
}

function readOriginal(file: SqliteFile, key: bigint): unknown {
  return file.statements.values('SELECT texts FROM search_original WHERE text_key = ?').get(key);
}

function replaceText(file: SqliteFile, key: bigint, text: string): void {
  const before = readText(file, key);
  if (before === text) return;
  if (before !== undefined) forgetText(file, key, before);
  file.statements.rows('INSERT OR REPLACE INTO search_text (text_key, text) VALUES (?, ?)').run(key, text);
  file.statements.rows('INSERT INTO search_index (rowid, text) VALUES (?, ?)').run(key, text);
}

function removeText(file: SqliteFile, key: bigint): void {
  const before = readText(file, key);
  if (before === undefined) return;
  forgetText(file, key, before);
  file.statements.rows('DELETE FROM search_text WHERE text_key = ?').run(key);
}

// The index keeps no text of its own: it can only forget a text that it is told.
function forgetText(file: SqliteFile, key: bigint, text: unknown): void {
  file.statements
    .rows("INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)")
    .run(key, text);
}

function readText(file: SqliteFile, key: bigint): unknown {
  return file.statements.values('SELECT text FROM search_text WHERE text_key = ?').get(key);
}

import { z } from 'zod';
import type { ComponentKey } from '../../../src-shared/domain/key-figures/component.ts';
import { type Exact, toExact } from '../../../src-shared/domain/key-figures/exact.ts';
import {
  addSums,
  type FigureSums,
  noSums,
  subtractSums,
  totalSums,
} from '../../../src-shared/domain/key-figures/figure-sums.ts';
import type { AccountSummary, AccountsBehind, FigureTotal } from '../../engine/ports/read-models-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** What a writing changes in the key figures: the totals are written once for all of its accounts. */
export type FigureChanges = {
  /** Puts the sums of an account in the place of those that it had; undefined where it is gone. */
  replace(accountKey: number, figures: AccountSummary['figures'] | undefined): void;
  /** Brings the totals up to date. The last call of the transaction. */
  add(): void;
};

type Change = { readonly added: FigureSums[]; readonly removed: FigureSums[] };

/** Follows the sums of accounts through one transaction of the caller. */
export function createFigureChanges(file: SqliteFile): FigureChanges {
  const changes = new Map<string, Change>();
  const changeOf = (basis: string): Change => {
    const known = changes.get(basis);
    if (known !== undefined) return known;
    const change = { added: [], removed: [] };
    changes.set(basis, change);
    return change;
  };
  return {
    replace(accountKey, figures) {
      const before = readAccount(file, accountKey);
      const after = figures && { basis: figures.basis, sums: writeSums(figures.sums) };
      // Most changes of an account change none of its figures.
      if (before?.basis === after?.basis && before?.sums === after?.sums) return;
      if (before !== undefined) changeOf(before.basis).removed.push(readSums(before.sums));
      if (figures !== undefined) changeOf(figures.basis).added.push(figures.sums);
      writeAccount(file, accountKey, after);
    },
    add() {
      for (const [basis, change] of changes) addToTotal(file, basis, change);
      changes.clear();
    },
  };
}

/** The sums of all accounts of a basis. */
export function readFigureTotal(file: SqliteFile, basis: string): FigureTotal {
  const sql = 'SELECT account_count AS accountCount, sums FROM figure_total WHERE basis = ?';
  const row = file.statements.rows(sql).get(basis);
  if (row === undefined) return { sums: noSums, accountCount: 0 };
  const { accountCount, sums } = totalSchema.parse(row);
  return { accountCount, sums: readSums(sums) };
}

/** Accounts whose sums have one of the components, in order of their id. */
export function readAccountsBehind(
  file: SqliteFile,
  { basis, currency, components, afterAccountId, limit }: AccountsBehind,
): readonly string[] {
  const sql = `SELECT s.account_id FROM account_summary s CROSS JOIN figure_sums f USING (account_key)
    WHERE s.account_id > ? AND f.basis = ?
      AND EXISTS (SELECT 1 FROM json_each(?) k, json_each(f.sums, ?) v WHERE v.key = k.value)
    ORDER BY s.account_id LIMIT ?`;
  const params = [afterAccountId, basis, JSON.stringify(components), `$."${currency}"`, limit];
  return file.statements
    .values(sql)
    .all(...params)
    .map(String);
}

function addToTotal(file: SqliteFile, basis: string, { added, removed }: Change): void {
  const before = readFigureTotal(file, basis);
  const accountCount = before.accountCount + added.length - removed.length;
  if (accountCount === 0) {
    file.statements.rows('DELETE FROM figure_total WHERE basis = ?').run(basis);
    return;
  }
  const sums = addSums(before.sums, subtractSums(totalSums(added), totalSums(removed)));
  file.statements
    .rows('INSERT OR REPLACE INTO figure_total (basis, account_count, sums) VALUES (?, ?, ?)')
    .run(basis, accountCount, writeSums(sums));
}

function readAccount(file: SqliteFile, accountKey: number): Stored | undefined {
  const row = file.statements
    .rows('SELECT basis, sums FROM figure_sums WHERE account_key = ?')
    .get(accountKey);
  return row === undefined ? undefined : accountSchema.parse(row);
}

function writeAccount(file: SqliteFile, accountKey: number, stored: Stored | undefined): void {
  if (stored === undefined) {
    file.statements.rows('DELETE FROM figure_sums WHERE account_key = ?').run(accountKey);
    return;
  }
  file.statements
    .rows('INSERT OR REPLACE INTO figure_sums (account_key, basis, sums) VALUES (?, ?, ?)')
    .run(accountKey, stored.basis, stored.sums);
}

const accountSchema = z.object({ basis: z.string(), sums: z.string() });
type Stored = z.infer<typeof accountSchema>;
const totalSchema = z.object({ accountCount: z.number(), sums: z.string() });

/** Integers beyond those that a number holds stand as texts. */
type Written = Readonly<Record<string, Readonly<Record<string, number | string>>>>;

function writeSums(sums: FigureSums): string {
  const written: Record<string, Record<string, number | string>> = {};
  for (const [currency, values] of sums) {
    const ofCurrency: Record<string, number | string> = {};
    for (const [key, value] of values) ofCurrency[key] = typeof value === 'bigint' ? value.toString() : value;
    written[currency] = ofCurrency;
  }
  return JSON.stringify(written);
}

function readSums(text: string): FigureSums {
  const written: Written = JSON.parse(text);
  return new Map(
    Object.entries(written).map(([currency, values]) => [
      currency,
      new Map(Object.entries(values).map(([key, value]) => [key as ComponentKey, exactOf(value)])),
    ]),
  );
}

function exactOf(value: number | string): Exact {
  return typeof value === 'number' ? value : toExact(BigInt(value));
}

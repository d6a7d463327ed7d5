import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Set in `flags` where there is an account with this key. */
const presentFlag = 128;

type PackedRows = {
  readonly keys: readonly number[];
  readonly currencies: readonly string[];
  readonly overdue: readonly number[];
  readonly toCollect: readonly number[];
  readonly flags: readonly number[];
};

// One row of arrays: reading 100,000 rows one by one takes several times as long.
const packedSql = `SELECT json_object('keys', json_group_array(account_key), 'currencies', json_group_array(currency),
  'overdue', json_group_array(overdue_minor), 'toCollect', json_group_array(to_collect_minor),
  'flags', json_group_array(flags)) FROM account_summary`;

/** What totals and filters need of every account, by account key: summing 100,000 rows in SQL takes too long. */
export class AccountColumns {
  readonly currencies: string[] = [];
  /** Index into `currencies`. */
  currency = new Uint16Array(0);
  overdueMinor = new Float64Array(0);
  toCollectMinor = new Float64Array(0);
  flags = new Uint8Array(0);

  /** Keys are below this. */
  get size(): number {
    return this.flags.length;
  }

  /** Whether there is an account with this key that the filter's flag keeps. */
  isKept(accountKey: number, flag: number): boolean {
    const wanted = presentFlag | flag;
    return ((this.flags[accountKey] ?? 0) & wanted) === wanted;
  }

  /** Reads all rows, or those written after a revision, within the caller's transaction. */
  refresh(file: SqliteFile, afterRevision?: number): void {
    const packed = readPacked(file, afterRevision);
    this.#reach(packed.keys.reduce((most, accountKey) => Math.max(most, accountKey), 0));
    packed.keys.forEach((accountKey, index) => {
      this.currency[accountKey] = this.#currencyIndex(packed.currencies[index] ?? '');
      this.overdueMinor[accountKey] = packed.overdue[index] ?? 0;
      this.toCollectMinor[accountKey] = packed.toCollect[index] ?? 0;
      this.flags[accountKey] = presentFlag | (packed.flags[index] ?? 0);
    });
  }

  #currencyIndex(currency: string): number {
    const known = this.currencies.indexOf(currency);
    return known >= 0 ? known : this.currencies.push(currency) - 1;
  }

  #reach(largestKey: number): void {
    if (largestKey < this.size) return;
    const size = Math.max(largestKey + 1, Math.ceil(this.size * 1.5));
    const grown = <Column extends { set(from: Column): void }>(before: Column, after: Column): Column => {
      after.set(before);
      return after;
    };
    this.currency = grown(this.currency, new Uint16Array(size));
    this.overdueMinor = grown(this.overdueMinor, new Float64Array(size));
    this.toCollectMinor = grown(this.toCollectMinor, new Float64Array(size));
    this.flags = grown(this.flags, new Uint8Array(size));
  }
}

function readPacked(file: SqliteFile, afterRevision: number | undefined): PackedRows {
  // Reading everything by way of the revisions would jump from row to row.
  const json =
    afterRevision === undefined
      ? file.statements.values(packedSql).get()
      : file.statements.values(`${packedSql} WHERE revision > ?`).get(afterRevision);
  return JSON.parse(String(json));
}

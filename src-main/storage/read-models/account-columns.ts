import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { type AccountFacet, readFacets } from './account-facets.ts';

/** Set in `flags` where there is an account with this key. */
const presentFlag = 32_768;

type PackedAmounts = {
  readonly keys: readonly number[];
  readonly currencies: readonly string[];
  readonly overdue: readonly number[];
  readonly toCollect: readonly number[];
};
type PackedRows = PackedAmounts & { readonly flags: readonly number[]; readonly facets: readonly number[] };

// One row of arrays: reading 100,000 rows one by one takes several times as long.
const packedAmounts = `'keys', json_group_array(account_key), 'currencies', json_group_array(currency),
  'overdue', json_group_array(overdue_minor), 'toCollect', json_group_array(to_collect_minor)`;
const packedSql = `SELECT json_object(${packedAmounts}, 'flags', json_group_array(flags),
  'facets', json_group_array(facet_key)) FROM account_summary`;
const foreignSql = `SELECT json_object(${packedAmounts}) FROM`;

/** What an account owes in another currency than its own, in minor units of that one. */
type ForeignAmounts = {
  /** Index into `currencies`. */
  readonly currency: number;
  readonly overdueMinor: number;
  readonly toCollectMinor: number;
};

/** What totals and filters need of every account, by account key: summing 100,000 rows in SQL takes too long. */
export class AccountColumns {
  readonly currencies: string[] = [];
  /** Index into `currencies`. */
  currency = new Uint16Array(0);
  overdueMinor = new Float64Array(0);
  toCollectMinor = new Float64Array(0);
  flags = new Uint16Array(0);
  /** Key of what it is grouped by. */
  facet = new Uint32Array(0);
  /** By their keys. */
  readonly facets: AccountFacet[] = [];
  /** By account key, of the accounts that owe in other currencies too. */
  readonly foreign = new Map<number, ForeignAmounts[]>();

  /** Keys are below this. */
  get size(): number {
    return this.flags.length;
  }

  /** Whether there is an account with this key that has all of the wanted bits and none of the others. */
  isKept(accountKey: number, wanted: number, unwanted = 0): boolean {
    const asked = presentFlag | wanted;
    return ((this.flags[accountKey] ?? 0) & (asked | unwanted)) === asked;
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
      this.facet[accountKey] = packed.facets[index] ?? 0;
      this.foreign.delete(accountKey);
    });
    this.#addForeign(readForeign(file, afterRevision));
    for (const { facetKey, ...facet } of readFacets(file, this.facets.length)) this.facets[facetKey] = facet;
  }

  #addForeign(packed: PackedAmounts): void {
    packed.keys.forEach((accountKey, index) => {
      const ofAccount = this.foreign.get(accountKey) ?? [];
      ofAccount.push({
        currency: this.#currencyIndex(packed.currencies[index] ?? ''),
        overdueMinor: packed.overdue[index] ?? 0,
        toCollectMinor: packed.toCollect[index] ?? 0,
      });
      this.foreign.set(accountKey, ofAccount);
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
    this.flags = grown(this.flags, new Uint16Array(size));
    this.facet = grown(this.facet, new Uint32Array(size));
  }
}

// Reading everything by way of the revisions would jump from row to row. What is new is read along them whatever the
// statistics say: right after a rebuild those know of few revisions only, and a scan would seem as good.
const writtenAfter = 'INDEXED BY account_summary_by_revision WHERE revision > ?';

function readPacked(file: SqliteFile, afterRevision: number | undefined): PackedRows {
  const json =
    afterRevision === undefined
      ? file.statements.values(packedSql).get()
      : file.statements.values(`${packedSql} ${writtenAfter}`).get(afterRevision);
  return JSON.parse(String(json));
}

function readForeign(file: SqliteFile, afterRevision: number | undefined): PackedAmounts {
  const json =
    afterRevision === undefined
      ? file.statements.values(`${foreignSql} foreign_balance`).get()
      : file.statements
          .values(
            `${foreignSql} (SELECT account_key FROM account_summary ${writtenAfter})
             CROSS JOIN foreign_balance USING (account_key)`,
          )
          .get(afterRevision);
  return JSON.parse(String(json));
}

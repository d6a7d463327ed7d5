import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { AccountColumns } from './account-columns.ts';
import type { AccountSet } from './account-set.ts';
import type { Companies } from './companies.ts';
import { type ReadModelsClock, readClock } from './read-models-clock.ts';
import type { GroupedAccounts } from './read-worklist-groups.ts';

/** One state of the read models: what is read within one transaction, and what was found in it before. */
export type ReadModelsState = {
  readonly file: SqliteFile;
  readonly columns: AccountColumns;
  /** Sets by what they were searched with; they hold for this state only. */
  readonly found: Map<string, AccountSet>;
  /** What was computed of it before; holds for this state only. */
  readonly derived: Derived;
};

type Derived = {
  companies?: Companies;
  /** The groups that were asked for last, with what was asked. */
  grouped?: { readonly name: string; readonly accounts: GroupedAccounts };
  /** The accounts that were narrowed down to last, with what was asked. */
  narrowed?: { readonly name: string; readonly accountKeys: readonly number[] };
};

type Held = { readonly clock: ReadModelsClock; readonly state: ReadModelsState };

/**
 * Reads with the columns of the state that the file is in. They are kept between reads and follow the rows written
 * since, by whichever connection.
 */
export function createStateReader(file: SqliteFile) {
  let held: Held | undefined;
  return <Result>(read: (state: ReadModelsState) => Result): Result => {
    // What a transaction has written may be undone: nothing of it is kept.
    const isInside = file.database.inTransaction;
    return file.read(() => {
      const current = follow(file, isInside ? undefined : held);
      if (!isInside) held = current;
      return read(current.state);
    });
  };
}

function follow(file: SqliteFile, held: Held | undefined): Held {
  const clock = readClock(file);
  if (held === undefined || held.clock.epoch !== clock.epoch) {
    const columns = new AccountColumns();
    columns.refresh(file);
    return { clock, state: { file, columns, found: new Map(), derived: {} } };
  }
  if (held.clock.revision === clock.revision) return held;
  held.state.columns.refresh(file, held.clock.revision);
  return { clock, state: { ...held.state, found: new Map(), derived: {} } };
}

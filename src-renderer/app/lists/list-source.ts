import type { ListUpdate } from '../../../src-shared/contract/live-list.ts';
import type { EngineClient } from '../engine-client.ts';
import type { LiveView } from '../use-live-view.ts';
import type { ViewMemory } from '../view-memory.ts';
import type { RowWindow } from './row-window.ts';

export type ListHead = { readonly total: number };
export type AccountRow = { readonly accountId: string };

/** A live list of the engine, by what is asked beside the part of it that is in view. */
export type ListSource<Question, Head, Row> = {
  readonly open: (
    client: EngineClient,
    query: Question & RowWindow,
    signal: AbortSignal,
  ) => Promise<AsyncIterable<ListUpdate<Head, Row>>>;
  readonly keyOf: (row: Row) => string;
  /** Where there is one, a screen of the list is there at once when somebody comes back to it. */
  readonly memory?: ViewMemory<ShownList<Question, Head, Row>>;
};

/** A part of a list with the question that it answers: while another answer is on its way the last one stays. */
export type ShownList<Question, Head, Row> = {
  readonly question: Question;
  /** The place of the first of `rows` in the whole list. */
  readonly offset: number;
  readonly head: Head;
  readonly rows: readonly Row[];
  /** Shown from memory: what is there now is on its way, and nothing is done by it. */
  readonly isRemembered?: true;
};

export type ListView<Question, Head, Row> = LiveView<ShownList<Question, Head, Row>>;

/** True when two questions ask for the same list. */
export function isSameQuestion<Question>(one: Question, other: Question): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

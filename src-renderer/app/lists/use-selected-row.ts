import { useEffect } from 'react';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { changeListPlace, type ListName, useListPlaces } from '../../state/list-places.ts';
import type { EngineClient } from '../engine-client.ts';
import { firstOf } from '../first-of.ts';
import { pauseFor } from '../follow-live-view.ts';
import { failedProblem } from '../problem.ts';
import { type Followed, followRow, rowAt } from './follow-row.ts';
import type { ListHead, ListSource, ShownList } from './list-source.ts';

const pageSize = 500;
/** A row that went further away than this is let go: to look through a hundred thousand rows would keep the engine busy. */
const searchedRows = 10 * pageSize;
/** While another part of the list is looked at, one search for all that changes there: none while it scrolls past. */
const elsewherePauseMs = 300;

/**
 * Keeps the selection with its row through every change of the list; one that left the list gives way. Until somebody
 * chose a row the selection is the top of the list, whichever row that is: the first one that arrives would take the
 * view down with it as others come in above.
 * @param shown undefined while the answer to the present question is on its way, or rows are still being computed
 */
export function useSelectedRow<Question, Head extends ListHead, Row>(
  name: ListName,
  source: ListSource<Question, Head, Row>,
  shown: ShownList<Question, Head, Row> | undefined,
): void {
  const client = useEngineConnection((connection) => connection.client);
  const { activeIndex, activeKey } = useListPlaces(({ places }) => places[name]);
  useEffect(() => {
    if (shown === undefined || client === null) return;
    if (activeKey === null && activeIndex === 0) return;
    const followed = followRow(shown, { activeIndex, activeKey }, source.keyOf);
    if (followed.state !== 'elsewhere') {
      take(name, followed);
      return;
    }
    const giveWay = () => take(name, rowAt(shown, activeIndex, source.keyOf));
    const abort = new AbortController();
    const pauseMs = isIn(shown, activeIndex) ? 0 : elsewherePauseMs;
    searchAfter(pauseMs, abort.signal, () =>
      findIndex(client, source, shown, followed.key, abort.signal),
    ).then(
      (index) => {
        if (abort.signal.aborted) return;
        if (index === undefined) giveWay();
        else changeListPlace(name, { activeIndex: index });
      },
      (error: unknown) => {
        // A lost connection asks again with the next one; an answered failure leaves the selection at its place.
        if (!abort.signal.aborted && failedProblem(error) !== undefined) giveWay();
      },
    );
    return () => abort.abort();
  }, [client, name, source, shown, activeIndex, activeKey]);
}

function isIn({ offset, rows }: ShownList<unknown, ListHead, unknown>, index: number): boolean {
  return index >= offset && index < offset + rows.length;
}

async function searchAfter(
  pauseMs: number,
  signal: AbortSignal,
  search: () => Promise<number | undefined>,
): Promise<number | undefined> {
  if (pauseMs > 0) await pauseFor(pauseMs, signal);
  return signal.aborted ? undefined : search();
}

function take(name: ListName, followed: Followed): void {
  if (followed.state !== 'at') return;
  const place = useListPlaces.getState().places[name];
  const { activeIndex, activeKey } = followed;
  if (place.activeIndex === activeIndex && place.activeKey === activeKey) return;
  changeListPlace(name, { activeIndex, activeKey });
}

/** Searches the beginning of the list page by page. */
async function findIndex<Question, Head extends ListHead, Row>(
  client: EngineClient,
  source: ListSource<Question, Head, Row>,
  { question, head }: ShownList<Question, Head, Row>,
  key: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  // Never aborted: a lost connection can carry no message that cancels a call.
  const calling = new AbortController();
  const end = Math.min(head.total, searchedRows);
  for (let offset = 0; offset < end && !signal.aborted; offset += pageSize) {
    const page = await firstOf(
      await source.open(client, { ...question, offset, limit: pageSize }, calling.signal),
    );
    const position = page?.rows.findIndex((row) => source.keyOf(row) === key) ?? -1;
    if (position >= 0) return offset + position;
  }
  return undefined;
}

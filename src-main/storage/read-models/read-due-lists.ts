import { z } from 'zod';
import type {
  DisputeBoard,
  DisputeListQuery,
  DisputeListRow,
  DueList,
  FollowUpListQuery,
  FollowUpListRow,
  PromiseListQuery,
  PromiseListRow,
} from '../../../src-shared/contract/due-lists-view.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { boardList, disputeList } from './list-places.ts';
import { dayAfter, readPlaced, type Selection } from './read-placed.ts';

/** A window into the promises. */
export function readPromises(
  file: SqliteFile,
  query: PromiseListQuery,
  today: string,
): DueList<PromiseListRow> {
  return readPlaced(file, promiseSelection(query.filter, today), query);
}

function promiseSelection(filter: PromiseListQuery['filter'], today: string): Selection {
  switch (filter) {
    case 'due':
      return { list: 'promises/open', before: dayAfter(today) };
    case 'not-kept':
      return { list: 'promises/not-kept', isDescending: true };
    default:
      return { list: `promises/${filter}` };
  }
}

/** A window into the disputes that are not closed. */
export function readDisputes(
  file: SqliteFile,
  query: DisputeListQuery,
  today: string,
): DueList<DisputeListRow> {
  const { filter, state = null, processor = null } = query;
  const ofState = filter === 'resolved' ? 'resolved' : state;
  const isNone = state !== null && (state === 'resolved') !== (filter === 'resolved');
  if (isNone) return { head: { total: 0 }, rows: [] };
  const list = disputeList({ state: ofState, processor });
  return readPlaced(file, filter === 'late' ? { list, before: today } : { list }, query);
}

const cellsSchema = z.array(z.object({ list: z.string(), count: z.number(), lateCount: z.number() }));

/** How many disputes there are by state and processor, and how many of them are late. */
export function readDisputeBoard(file: SqliteFile, today: string): DisputeBoard {
  const sql = `SELECT list, count(*) AS count, total(place < ?) AS lateCount FROM list_place
    WHERE list > ? AND list < ? GROUP BY list`;
  const rows = file.statements.rows(sql).all(today, boardList, `${boardList}~`);
  return {
    cells: cellsSchema.parse(rows).map(({ list, count, lateCount }) => {
      const [state = '', ...processor] = list.slice(boardList.length).split('/');
      const late = state === 'resolved' ? 0 : lateCount;
      return { state, processor: processor.join('/'), count, lateCount: late };
    }),
  };
}

/** A window into what is to be done. */
export function readFollowUps(
  file: SqliteFile,
  query: FollowUpListQuery,
  today: string,
): DueList<FollowUpListRow> {
  const list = 'follow-ups';
  return readPlaced(file, query.filter === 'due' ? { list, before: dayAfter(today) } : { list }, query);
}

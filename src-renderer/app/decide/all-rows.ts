import type { EngineClient } from '../engine-client.ts';
import type { ListHead, ListSource } from '../lists/list-source.ts';

const pageSize = 500;

/** All rows of a list as it is now, page by page; a row that moves meanwhile comes once. */
export async function allRows<Question, Row>(
  client: EngineClient,
  source: ListSource<Question, ListHead, Row>,
  question: Question,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  let total = 1;
  for (let offset = 0; offset < total && !signal.aborted; offset += pageSize) {
    const query = { ...question, offset, limit: pageSize };
    for await (const page of await source.open(client, query, new AbortController().signal)) {
      if (page.kind !== 'window') break;
      total = page.head.total;
      for (const row of page.rows) rows.set(source.keyOf(row), row);
      break;
    }
  }
  return [...rows.values()];
}

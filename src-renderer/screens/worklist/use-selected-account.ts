import { useEffect } from 'react';
import type { WorklistQuery, WorklistWindow } from '../../../src-shared/contract/worklist-view.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { failedProblem } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { changeWorklistPlace, useWorklistPlace } from '../../state/worklist-place.ts';
import { accountAt, type Followed, followAccount, isAnswerTo } from './follow-account.ts';

const pageSize = 500;

/** Keeps the selection with its account through every change of the list; one that left the list gives way. */
export function useSelectedAccount(shown: WorklistWindow | undefined, query: WorklistQuery): void {
  const client = useEngineConnection((connection) => connection.client);
  const { activeIndex, activeAccountId } = useWorklistPlace();
  const isCurrent = shown !== undefined && isAnswerTo(shown.query, query);
  useEffect(() => {
    if (!isCurrent || client === null) return;
    const followed = followAccount(shown, { activeIndex, activeAccountId });
    if (followed.state !== 'elsewhere') {
      take(followed);
      return;
    }
    const abort = new AbortController();
    findIndex(client, shown, followed.accountId, abort.signal).then(
      (index) => {
        if (abort.signal.aborted) return;
        if (index === undefined) take(accountAt(shown, activeIndex));
        else changeWorklistPlace({ activeIndex: index });
      },
      (error: unknown) => {
        // A lost connection asks again with the next one; an answered failure leaves the selection at its place.
        if (!abort.signal.aborted && failedProblem(error) !== undefined) take(accountAt(shown, activeIndex));
      },
    );
    return () => abort.abort();
  }, [client, shown, isCurrent, activeIndex, activeAccountId]);
}

function take(followed: Followed): void {
  if (followed.state !== 'at') return;
  const place = useWorklistPlace.getState();
  const { activeIndex, activeAccountId } = followed;
  if (place.activeIndex === activeIndex && place.activeAccountId === activeAccountId) return;
  changeWorklistPlace({ activeIndex, activeAccountId });
}

/** Searches the whole list page by page. */
async function findIndex(
  client: EngineClient,
  { query, total }: WorklistWindow,
  accountId: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  for (let offset = 0; offset < total && !signal.aborted; offset += pageSize) {
    const page = await firstOf(await client.worklist.watch({ ...query, offset, limit: pageSize }));
    const position = page?.rows.findIndex((row) => row.accountId === accountId) ?? -1;
    if (position >= 0) return offset + position;
  }
  return undefined;
}

/** The present state of a live view, which is let go at once. */
async function firstOf<Value>(view: AsyncIterable<Value>): Promise<Value | undefined> {
  for await (const value of view) return value;
  return undefined;
}

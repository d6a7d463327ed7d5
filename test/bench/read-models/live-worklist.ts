import { applyListUpdate, type ListWindow } from '../../../src-shared/contract/live-list.ts';
import {
  type WorklistHead,
  type WorklistQuery,
  type WorklistRow,
  worklistRowKey,
} from '../../../src-shared/contract/worklist-view.ts';
import { timed } from '../harness/interleave.ts';
import type { EngineClient } from './engine-child.ts';

export type Worklist = ListWindow<WorklistHead, WorklistRow>;

/** What the worklist screen asks for when it opens. */
export const openingQuery: WorklistQuery = {
  offset: 0,
  limit: 150,
  search: '',
  filter: 'to-work',
  sort: 'priority',
  direction: 'descending',
};

/** Opens the list, takes its first window and lets go. */
export async function readWindow(client: EngineClient, query: WorklistQuery): Promise<Worklist> {
  return firstWindow(await client.worklist.watch(query));
}

/** The same with how long it took, in milliseconds. */
export async function timeWindow(client: EngineClient, query: WorklistQuery) {
  const { result: window, durationMs } = await timed(() => readWindow(client, query));
  return { window, durationMs };
}

/** The first message of a live list, which is a whole window. */
export async function firstWindow<Window>(
  view: AsyncIterable<({ readonly kind: 'window' } & Window) | { readonly kind: 'difference' }>,
): Promise<Window> {
  for await (const update of view) {
    if (update.kind === 'window') return update;
    throw new Error('a list began with a difference');
  }
  throw new Error('a list ended without a window');
}

/** A worklist that stays open, as on a screen. */
export type LiveWorklist = {
  present(): Worklist;
  /** Resolves with the moment (`performance.now()`) at which a window came that fulfils the condition. */
  until(holds: (window: Worklist) => boolean): Promise<number>;
  close(): Promise<void>;
};

export async function openWorklist(client: EngineClient, query: WorklistQuery): Promise<LiveWorklist> {
  const closing = new AbortController();
  const view = await client.worklist.watch(query, { signal: closing.signal });
  const first = await view.next();
  if (first.done === true) throw new Error('the worklist ended without a window');
  let window: Worklist = applyListUpdate(undefined, first.value, worklistRowKey);
  const waiting = new Set<() => void>();
  const consume = async () => {
    try {
      for await (const update of view) {
        window = applyListUpdate(window, update, worklistRowKey);
        for (const look of waiting) look();
      }
    } catch (error) {
      if (!closing.signal.aborted) throw error;
    }
  };
  const consumed = consume();
  return {
    present: () => window,
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds(window)) return;
          waiting.delete(look);
          resolve(performance.now());
        };
        waiting.add(look);
        look();
      }),
    async close() {
      closing.abort();
      await consumed;
    },
  };
}

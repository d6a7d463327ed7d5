import {
  type WorklistHead,
  type WorklistQuery,
  type WorklistRow,
  worklistRowKey,
} from '../../../src-shared/contract/worklist-view.ts';
import { viewMemory } from '../view-memory.ts';
import type { ListSource, ShownList } from './list-source.ts';

/** What is asked of the worklist beside the part of it that is in view. */
export type WorklistQuestion = Omit<WorklistQuery, 'offset' | 'limit'>;
export type ShownWorklist = ShownList<WorklistQuestion, WorklistHead, WorklistRow>;

export const worklistSource: ListSource<WorklistQuestion, WorklistHead, WorklistRow> = {
  open: (client, query, signal) => client.worklist.watch(query, { signal }),
  keyOf: worklistRowKey,
  memory: viewMemory(),
};

/** All that a list has, its closed groups too. */
export function withClosedGroups({ closed: _, ...whole }: WorklistQuestion): WorklistQuestion {
  return whole;
}

/** The search as it is asked: without the spaces around it, no longer than the engine takes. */
export function askedSearch(typed: string): string {
  return typed.trim().slice(0, 200);
}

import type { WorklistQuery } from '../../src-shared/contract/worklist-view.ts';

/** Where a person signs in again while a session is still there, or as somebody else. */
export const signInPath = '/sign-in';

/** The address of a filter; the default one is the start. */
export function worklistPath(filter: WorklistQuery['filter']): string {
  return filter === 'to-work' ? '/' : `/worklist/${filter}`;
}

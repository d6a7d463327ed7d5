import type { WorklistQuery } from '../../../../src-shared/contract/worklist-view.ts';

export type WorklistColumn = {
  /** Key of its words: `worklist.column.<key>`. */
  readonly key: 'score' | 'account' | 'overdue' | 'toCollect' | 'ageing' | 'promise' | 'dispute' | 'contact';
  readonly sort: WorklistQuery['sort'] | null;
  readonly isNumeric: boolean;
  /** The direction that a first click sorts by: what needs work first. */
  readonly firstDirection: WorklistQuery['direction'];
};

export const worklistColumns: readonly WorklistColumn[] = [
  { key: 'score', sort: 'priority', isNumeric: false, firstDirection: 'descending' },
  { key: 'account', sort: 'name', isNumeric: false, firstDirection: 'ascending' },
  { key: 'overdue', sort: 'overdue', isNumeric: true, firstDirection: 'descending' },
  { key: 'toCollect', sort: 'to-collect', isNumeric: true, firstDirection: 'descending' },
  { key: 'ageing', sort: 'oldest', isNumeric: false, firstDirection: 'descending' },
  { key: 'promise', sort: null, isNumeric: false, firstDirection: 'ascending' },
  { key: 'dispute', sort: null, isNumeric: false, firstDirection: 'ascending' },
  { key: 'contact', sort: 'last-contact', isNumeric: false, firstDirection: 'ascending' },
];

import type { AccountColumn } from '../../../src-shared/contract/worklist-settings.ts';
import type { WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';

type ColumnLayout = {
  readonly sort: WorklistQuery['sort'] | null;
  readonly isNumeric: boolean;
  /** The direction that a first click sorts by: what needs work first. */
  readonly firstDirection: WorklistQuery['direction'];
  /** Pixels that it needs at least, and its share of what is left. */
  readonly leastWidth: number;
  readonly share: number;
};

const plain = { sort: null, isNumeric: false, firstDirection: 'ascending' } as const;
const sorted = (sort: WorklistQuery['sort'], firstDirection: WorklistQuery['direction']) =>
  ({ sort, isNumeric: false, firstDirection }) as const;

/** How each column of a table of accounts is laid out, and what it is sorted by. */
export const columnLayouts: Readonly<Record<AccountColumn, ColumnLayout>> = {
  score: { ...sorted('priority', 'descending'), leastWidth: 44, share: 0 },
  account: { ...sorted('name', 'ascending'), leastWidth: 132, share: 1.5 },
  overdue: { ...sorted('overdue', 'descending'), isNumeric: true, leastWidth: 84, share: 0.7 },
  toCollect: { ...sorted('to-collect', 'descending'), isNumeric: true, leastWidth: 84, share: 0.7 },
  ageing: { ...sorted('oldest', 'descending'), leastWidth: 70, share: 0.6 },
  promise: { ...plain, leastWidth: 94, share: 0.8 },
  dispute: { ...plain, leastWidth: 62, share: 0.4 },
  contact: { ...sorted('last-contact', 'ascending'), leastWidth: 84, share: 1 },
  balance: { ...plain, isNumeric: true, leastWidth: 84, share: 0.7 },
  creditUse: { ...plain, isNumeric: true, leastWidth: 84, share: 0.3 },
  risk: { ...plain, leastWidth: 40, share: 0.2 },
  hold: { ...plain, leastWidth: 96, share: 0.5 },
  segment: { ...plain, leastWidth: 80, share: 0.6 },
  collector: { ...plain, leastWidth: 100, share: 0.6 },
  territory: { ...plain, leastWidth: 80, share: 0.6 },
};

/** Tags stand beside each other where rows are too low for two lines of them. */
const besideEachOther: Readonly<Partial<Record<AccountColumn, { readonly leastWidth: number }>>> = {
  promise: { leastWidth: 190 },
  hold: { leastWidth: 176 },
};

const markWidth = 22;
const gap = 10;
const padding = 22;

/** The widths of a table with these columns, for the style that its grid reads; the mark of a row comes first. */
export function gridOf(
  columns: readonly AccountColumn[],
  isDense: boolean,
): Readonly<Record<`--${string}`, string>> {
  const layouts = columns.map((column) => ({
    ...columnLayouts[column],
    ...(isDense && besideEachOther[column]),
  }));
  const least = layouts.reduce((sum, { leastWidth }) => sum + leastWidth + gap, markWidth + padding);
  const widths = layouts.map(({ leastWidth, share }) =>
    share === 0 ? `${leastWidth}px` : `minmax(${leastWidth}px, ${share}fr)`,
  );
  return {
    '--columns': [`${markWidth}px`, ...widths].join(' '),
    '--least-width': `${least}px`,
    '--tags-direction': isDense ? 'row' : 'column',
  };
}

const amounts: readonly AccountColumn[] = ['overdue', 'toCollect', 'balance'];

/** The lines of the grid between which the words of a find stand: the account's column and the amounts beside it. */
export function foundArea(columns: readonly AccountColumn[]): string {
  const first = columns.indexOf('account');
  const beside = columns.slice(first + 1).findIndex((column) => !amounts.includes(column));
  const last = beside < 0 ? columns.length : first + 1 + beside;
  return `${first + 2} / ${last + 2}`;
}

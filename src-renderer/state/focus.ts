import type { CommandName } from '../../src-shared/commands/registry.ts';
import { dropDraft, keepDraft, useDrafts } from './drafts.ts';
import { type FocusWalk, noted, takenBack } from './focus-walk.ts';

/** There is one walk at a time. It is kept with the drafts: it names customers, and it survives a restart. */
const key = 'walk';

/** The walk of focus mode; null where none was begun. */
export function useFocusWalk(): FocusWalk | null {
  return useDrafts((drafts) => drafts.focus[key] ?? null);
}

export function changeWalk(change: (walk: FocusWalk) => FocusWalk): void {
  const walk = useDrafts.getState().focus[key];
  if (walk !== undefined) keepDraft('focus', key, change(walk));
}

export function beginWalk(walk: FocusWalk): void {
  keepDraft('focus', key, walk);
}

export function dropWalk(): void {
  dropDraft('focus', key);
}

type Recorded = {
  readonly commandId: string;
  readonly name: CommandName;
  readonly accountId: string;
  readonly input: object;
};

/** A command was recorded: part of the walk where it is about one of its accounts. */
export function noteRecorded({ input, ...done }: Recorded): void {
  const amount = amountOf(input);
  changeWalk((walk) => noted(walk, { ...done, ...amount }));
}

/** A command was withdrawn. */
export function noteTakenBack(commandId: string): void {
  changeWalk((walk) => takenBack(walk, commandId));
}

const noAmount = { amountMinor: null, currency: null };

/** A promise names its amounts by invoice, a receipt as a whole. */
function amountOf(input: object): { readonly amountMinor: number | null; readonly currency: string | null } {
  if (!('currency' in input) || typeof input.currency !== 'string') return noAmount;
  const { currency } = input;
  if ('amountMinor' in input && typeof input.amountMinor === 'number') {
    return { amountMinor: input.amountMinor, currency };
  }
  if (!('allocations' in input) || !Array.isArray(input.allocations)) return noAmount;
  const onAccount = 'onAccountMinor' in input ? Number(input.onAccountMinor) : 0;
  const allocated = input.allocations as readonly { readonly amountMinor: number }[];
  return { amountMinor: allocated.reduce((sum, one) => sum + one.amountMinor, onAccount), currency };
}

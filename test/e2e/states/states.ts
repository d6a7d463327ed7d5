import { accountStates } from './account-states.ts';
import { connectionStates } from './connection-states.ts';
import { fullDisk } from './full-disk.ts';
import type { State } from './stage.ts';

/** Every state that a person can meet besides work as usual. */
export const states: readonly State[] = [...accountStates, ...connectionStates, fullDisk];

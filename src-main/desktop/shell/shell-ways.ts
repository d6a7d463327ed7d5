import { type ShellPlace, shellPlaces } from '../../../src-shared/contract/shell-message.ts';
import type { ShellWords } from './shell-words.ts';

/** A way that the dock or the task bar offers: to a screen, never to an account. */
export type ShellWay = { readonly place: ShellPlace; readonly label: string };

/**
 * Accounts that were opened last are not among them, neither by name nor by number, whatever else is set: the system keeps
 * its lists beyond the lock and the encrypted file, and shows them to whoever clicks.
 */
export function shellWays({ shortcuts }: Pick<ShellWords, 'shortcuts'>): readonly ShellWay[] {
  return (Object.keys(shellPlaces) as ShellPlace[]).map((place) => ({
    place,
    label: shortcuts.everywhere[place] ?? place,
  }));
}

const switchName = '--show=';

/** How a start of the program is told where to lead to. */
export function switchOf(place: ShellPlace): string {
  return `${switchName}${place}`;
}

/** The screen that an argument leads to; undefined for any other. */
export function placeOfSwitch(argument: string): ShellPlace | undefined {
  return (Object.keys(shellPlaces) as ShellPlace[]).find((place) => argument === switchOf(place));
}

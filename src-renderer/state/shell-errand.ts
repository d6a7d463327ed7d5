import { create } from 'zustand';
import type { ShellMessage } from '../../src-shared/contract/shell-message.ts';

/** What the shell asked for last and nobody has done yet: kept in memory while the screens are locked or signed out. */
export type Errand = Exclude<ShellMessage, { readonly message: 'shortcut' }>;

export const useShellErrand = create<{ readonly errand: Errand | null }>(() => ({ errand: null }));

export function setErrand(errand: Errand | null): void {
  useShellErrand.setState({ errand });
}

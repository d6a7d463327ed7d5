import { create } from 'zustand';

export const useShortcutSheet = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function showShortcutSheet(isOpen: boolean): void {
  useShortcutSheet.setState({ isOpen });
}

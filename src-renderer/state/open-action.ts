import { create } from 'zustand';
import type { Action } from '../app/action-dialog/action.ts';

/** The action whose dialog is open over whatever screen is shown. */
export const useOpenAction = create<{ readonly action: Action | null }>(() => ({ action: null }));

export function openAction(action: Action): void {
  useOpenAction.setState({ action });
}

export function closeAction(): void {
  useOpenAction.setState({ action: null });
}

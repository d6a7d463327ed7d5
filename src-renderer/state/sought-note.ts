import { create } from 'zustand';

/** The note by which an account was found. */
export type SoughtNote = { readonly accountId: string; readonly text: string };

/**
 * The note that the account opened next brings into view. It holds personal data, so it lives in memory alone: the
 * address of a screen is kept in the history of the browser.
 */
export const useSoughtNote = create<{ readonly note: SoughtNote | null }>(() => ({ note: null }));

/** An account is opened: by a note that is to be in view, or null for another reason. */
export function seekNote(note: SoughtNote | null): void {
  useSoughtNote.setState({ note });
}

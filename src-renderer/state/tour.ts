import { create } from 'zustand';
import { keepDraft, useDrafts } from './drafts.ts';

const storageKey = 'duebook.tour';
const seen = 'seen';

/** The step that the tour shows, counted from 0; null while it is not shown. */
export const useTour = create<{ readonly step: number | null }>(() => ({ step: null }));

export function startTour(): void {
  useTour.setState({ step: 0 });
}

export function showTourStep(step: number): void {
  useTour.setState({ step });
}

/** Ends the tour, seen to the end or not: it does not come by itself again, neither here nor for this person. */
export function endTour(): void {
  localStorage.setItem(storageKey, seen);
  keepDraft('tour', seen, seen);
  useTour.setState({ step: null });
}

/** Somebody has seen the tour in this browser, or this person on this workstation. */
export function isTourSeen(): boolean {
  return localStorage.getItem(storageKey) === seen || useDrafts.getState().tour[seen] !== undefined;
}

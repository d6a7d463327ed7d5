/** What a step of the tour points at. Its words are `tour.step.<name>`. */
export type TourStep = {
  readonly name: 'rail' | 'worklist' | 'selected' | 'focus' | 'search' | 'sync' | 'shortcuts' | 'settings';
  readonly target: string;
};

/** Everything is on the worklist; a step whose target is not there stands in the middle of the window. */
export const tourSteps: readonly TourStep[] = [
  { name: 'rail', target: '[data-tour="rail"]' },
  { name: 'worklist', target: '#worklist-table' },
  { name: 'selected', target: '[data-tour="selected"]' },
  { name: 'focus', target: '[data-tour="focus"]' },
  { name: 'search', target: '[data-tour="search"]' },
  { name: 'sync', target: '[data-testid="sync-state"]' },
  { name: 'shortcuts', target: '[data-tour="shortcuts"]' },
  { name: 'settings', target: '[data-tour="settings"]' },
];

import { create } from 'zustand';
import {
  firstWorklistSettings,
  type SavedFilter,
  type WorklistSettings,
} from '../../src-shared/contract/worklist-settings.ts';

/** How the person who works here has set up the tables of accounts; `isKnown` once it has come from the device. */
export const useWorklistSettings = create<{
  readonly settings: WorklistSettings;
  readonly isKnown: boolean;
}>(() => ({ settings: firstWorklistSettings, isKnown: false }));

export function changeWorklistSettings(change: Partial<WorklistSettings>): void {
  useWorklistSettings.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
}

/** Adds a filter, or changes the one of the same id. */
export function saveFilter(filter: SavedFilter): void {
  useWorklistSettings.setState(({ settings }) => {
    const isKnown = settings.filters.some(({ id }) => id === filter.id);
    const filters = isKnown
      ? settings.filters.map((one) => (one.id === filter.id ? filter : one))
      : [...settings.filters, filter];
    return { settings: { ...settings, filters } };
  });
}

export function deleteFilter(id: string): void {
  useWorklistSettings.setState(({ settings }) => ({
    settings: { ...settings, filters: settings.filters.filter((one) => one.id !== id) },
  }));
}

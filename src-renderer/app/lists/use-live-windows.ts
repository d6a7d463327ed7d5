import { useRef } from 'react';
import type { ListUpdate, ListWindow } from '../../../src-shared/contract/live-list.ts';
import type { EngineClient } from '../engine-client.ts';
import { type LiveView, useLiveView } from '../use-live-view.ts';
import { windowsOf } from './windows-of.ts';

type LiveWindowsOptions<Head, Row, Shown> = {
  readonly open: (client: EngineClient, signal: AbortSignal) => Promise<AsyncIterable<ListUpdate<Head, Row>>>;
  readonly keyOf: (row: Row) => string;
  /** What a screen gets of a window; belongs to what was opened, also where the screen has asked for something else since. */
  readonly shownAs: (window: ListWindow<Head, Row>) => Shown;
};

/**
 * Shows a view that speaks in windows and differences. `key` names what is asked for and `known` what is known of it,
 * as for `useLiveView`.
 */
export function useLiveWindows<Head, Row, Shown>(
  { open, keyOf, shownAs }: LiveWindowsOptions<Head, Row, Shown>,
  key: string | null,
  known?: { readonly shown: Shown; readonly rows: readonly Row[] },
): LiveView<Shown> {
  const shownRows = useRef<readonly Row[]>(known?.rows ?? []);
  return useLiveView<Shown>(
    async (client, signal) => {
      if (known !== undefined) shownRows.current = known.rows;
      const windows = windowsOf(await open(client, signal), keyOf, () => shownRows.current);
      return shownOf(windows, signal, (window) => {
        shownRows.current = window.rows;
        return shownAs(window);
      });
    },
    key,
    known?.shown,
  );
}

async function* shownOf<Window, Shown>(
  windows: AsyncIterable<Window>,
  signal: AbortSignal,
  shownAs: (window: Window) => Shown,
): AsyncGenerator<Shown, void> {
  for await (const window of windows) {
    // What comes after the view was let go is neither shown nor remembered.
    if (signal.aborted) return;
    yield shownAs(window);
  }
}

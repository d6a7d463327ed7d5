import type { DesktopView } from '../../src-shared/contract/desktop-view.ts';
import { useLiveView } from './use-live-view.ts';

/** What the shell offers that this window stands in; null in a browser, and until it is known. */
export function useDesktop(): DesktopView | null {
  const view = useLiveView((client, signal) => client.desktop.watch(undefined, { signal }), 'desktop');
  return view.state === 'ready' ? view.value : null;
}

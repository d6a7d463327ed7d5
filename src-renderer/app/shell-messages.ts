import { shellChannel, shellMessageSchema } from '../../src-shared/contract/shell-message.ts';
import { setErrand } from '../state/shell-errand.ts';

type Page = {
  readonly location: { readonly origin: string };
  readonly addEventListener: (name: 'message', listener: (event: MessageEvent) => void) => void;
};

/** Hears what the shell asks of this page: only the preload, in the page's own window, may; what has no known shape is dropped. */
export function hearShell(page: Page, onShortcut: (keys: string) => void): void {
  page.addEventListener('message', ({ source, origin, data }) => {
    if (source !== (page as unknown) || origin !== page.location.origin) return;
    if (typeof data !== 'object' || data === null || data.type !== shellChannel) return;
    const message = shellMessageSchema.safeParse(data.message);
    if (!message.success) return;
    if (message.data.message === 'shortcut') onShortcut(message.data.keys);
    else setErrand(message.data);
  });
}

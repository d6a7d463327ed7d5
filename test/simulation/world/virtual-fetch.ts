import type { VirtualNetwork } from './virtual-network.ts';

/**
 * Replaces `fetch` by the virtual network; the host name says which workstation asks. So the client that ships is what
 * reads the replies. Returns how to undo it.
 */
export function installVirtualFetch(network: VirtualNetwork): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const device = Number(/^workstation-(\d+)\.invalid$/.exec(url.hostname)?.[1]);
    if (Number.isNaN(device)) throw new Error(`the simulation asks nobody else: ${url.hostname}`);
    const headers = Object.fromEntries(new Headers(init?.headers));
    const body = typeof init?.body === 'string' ? init.body : undefined;
    const request = { device, method: init?.method ?? 'GET', path: url.pathname + url.search, headers, body };
    return network.fetch(device, request, init?.signal ?? undefined);
  };
  return () => {
    globalThis.fetch = real;
  };
}

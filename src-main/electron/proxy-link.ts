import type { EngineMessage, EngineReport } from './engine-messages.ts';

/** The proxy of the system as the engine's process knows it: Chromium reads its settings and scripts, in main alone. */
export type ProxyLink = {
  /** The ways to an address at this moment, in the order in which they are tried. */
  readonly waysTo: (url: string) => Promise<readonly string[]>;
  /** Takes what main says of the proxy; false for a message about something else. */
  readonly receive: (message: EngineMessage) => boolean;
};

/** @param tellMain sends one report to main */
export function createProxyLink(tellMain: (report: EngineReport) => void): ProxyLink {
  const open = new Map<number, (ways: readonly string[]) => void>();
  let lastId = 0;
  return {
    waysTo: (url) => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        open.set(id, resolve);
        tellMain({ type: 'proxy-ask', id, url });
      });
    },
    receive(message) {
      if (message.type !== 'proxy-answer') return false;
      open.get(message.id)?.(message.ways);
      open.delete(message.id);
      return true;
    },
  };
}

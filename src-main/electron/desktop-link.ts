import type { DesktopView } from '../../src-shared/contract/desktop-view.ts';
import type { Failure } from '../../src-shared/domain/failure.ts';
import type { DesktopPort } from '../engine/ports/desktop-port.ts';
import type { EngineMessage, EngineReport } from './engine-messages.ts';

/** The shell as the engine's process reaches it: asks go to main, answers and what it offers come back. */
export type DesktopLink = {
  readonly port: DesktopPort;
  /** Takes what main says of the shell; false for a message about something else. */
  readonly receive: (message: EngineMessage) => boolean;
};

/** @param tellMain sends one report to main */
export function createDesktopLink(tellMain: (report: EngineReport) => void): DesktopLink {
  const listeners = new Set<() => void>();
  const open = new Map<number, (refusal: Failure | undefined) => void>();
  let view: DesktopView | null = null;
  let lastId = 0;
  return {
    port: {
      view: () => view,
      onChange: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      ask: (action) => {
        lastId += 1;
        const id = lastId;
        return new Promise((resolve) => {
          open.set(id, resolve);
          tellMain({ type: 'desktop-ask', id, action });
        });
      },
      tell: (status) => tellMain({ type: 'work-status', status }),
    },
    receive(message) {
      if (message.type === 'desktop-view') {
        view = message.view;
        for (const listener of [...listeners]) listener();
        return true;
      }
      if (message.type !== 'desktop-answer') return false;
      open.get(message.id)?.(message.refusal);
      open.delete(message.id);
      return true;
    },
  };
}

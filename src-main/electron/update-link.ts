import type { PrepareAsk, Preparedness } from '../engine/ports/update-readiness.ts';
import type { EngineMessage } from './engine-messages.ts';
import type { UpdatePrepared } from './engine-process.ts';

/** How main asks the engine's process whether the program can be ended for a new version. */
export type UpdateLink = {
  readonly prepare: (ask: PrepareAsk) => Promise<Preparedness>;
  /** Takes its answer. */
  readonly receive: (answer: UpdatePrepared) => void;
  /** The engine does not come back: what it would have answered is main's to answer. */
  readonly engineIsGone: () => void;
};

// An engine hears at once, or is dead or stuck: nobody waits for that.
const longestUnheardMs = 5_000;
// The backup of a large file takes its time, and whoever quits waits for it.
const longestMs = 120_000;

/**
 * @param tell says one message to the engine's process; what is lost there is answered by nobody
 * @param prepareAlone makes the workstation safe where no engine runs
 */
export function createUpdateLink(
  tell: (message: EngineMessage) => void,
  prepareAlone: () => Promise<Preparedness>,
): UpdateLink {
  const open = new Map<number, (preparedness: Preparedness | null) => void>();
  let lastId = 0;
  let isGone = false;
  return {
    prepare: (ask) => {
      if (isGone) return prepareAlone();
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        const giveUpAfter = (ms: number) =>
          setTimeout(settle, ms, { name: 'delayed', delay: 'not-answering' });
        let limit = giveUpAfter(longestUnheardMs);
        open.set(id, settle);
        tell({ type: 'update-prepare', id, ask });
        function settle(preparedness: Preparedness | null): void {
          clearTimeout(limit);
          if (preparedness === null) {
            limit = giveUpAfter(longestMs);
            return;
          }
          open.delete(id);
          resolve(preparedness);
        }
      });
    },
    receive: ({ id, preparedness }) => open.get(id)?.(preparedness),
    engineIsGone: () => {
      isGone = true;
    },
  };
}

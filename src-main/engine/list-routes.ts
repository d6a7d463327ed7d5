import { implement } from '@orpc/server';
import { disputeRowKey, followUpRowKey, promiseRowKey } from '../../src-shared/contract/due-lists-view.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import { worklistRowKey } from '../../src-shared/contract/worklist-view.ts';
import type { Change } from './change-bus.ts';
import type { EngineServices } from './engine-services.ts';
import { listMessages } from './list-messages.ts';
import {
  disputeBoard,
  disputeList,
  followUpList,
  promiseList,
  railCounts,
  worklistChoices,
  worklistWindow,
} from './list-windows.ts';
import { changedValues, liveView } from './live-view.ts';
import { keepWorklistSettings, readWorklistSettings } from './worklist-settings-calls.ts';

const os = implement(engineContract);

const listKinds: readonly Change['kind'][] = ['worklist', 'session'];

/** The lists over the read models. */
export function listRoutes(services: EngineServices) {
  return {
    worklist: {
      watch: os.worklist.watch.handler(({ input, signal }) =>
        watchList(services, worklistRowKey, () => worklistWindow(services, input), signal),
      ),
      counts: os.worklist.counts.handler(({ signal }) =>
        watchValue(services, ['worklist', 'outbox', 'session'], () => railCounts(services), signal),
      ),
      choices: os.worklist.choices.handler(({ signal }) =>
        watchValue(services, listKinds, () => worklistChoices(services), signal),
      ),
      settings: os.worklist.settings.handler(() => readWorklistSettings(services)),
      keepSettings: os.worklist.keepSettings.handler(({ input }) => keepWorklistSettings(services, input)),
      rebuild: os.worklist.rebuild.handler(() => services.refresher.rebuild()),
    },
    promises: {
      watch: os.promises.watch.handler(({ input, signal }) =>
        watchList(services, promiseRowKey, () => promiseList(services, input), signal),
      ),
    },
    disputes: {
      watch: os.disputes.watch.handler(({ input, signal }) =>
        watchList(services, disputeRowKey, () => disputeList(services, input), signal),
      ),
      board: os.disputes.board.handler(({ signal }) =>
        watchValue(services, listKinds, () => disputeBoard(services), signal),
      ),
    },
    followUps: {
      watch: os.followUps.watch.handler(({ input, signal }) =>
        watchList(services, followUpRowKey, () => followUpList(services, input), signal),
      ),
    },
  };
}

/** A live list over the read models. */
export function watchList<Head extends object, Row>(
  services: EngineServices,
  keyOf: (row: Row) => string,
  read: () => ListWindow<Head, Row>,
  signal: AbortSignal | undefined,
) {
  const concerns = ({ kind }: Change) => listKinds.includes(kind);
  return liveView({ ...services, signal, read, concerns, messageOf: listMessages<Head, Row>(keyOf) });
}

/** A live view of a small value, sent again where it differs. */
export function watchValue<Value>(
  { bus, scheduler }: Pick<EngineServices, 'bus' | 'scheduler'>,
  kinds: readonly Change['kind'][],
  read: () => Value,
  signal: AbortSignal | undefined,
) {
  const concerns = (change: Change) => kinds.includes(change.kind);
  return liveView({ bus, scheduler, signal, read, concerns, messageOf: changedValues<Value>() });
}

import { implement } from '@orpc/server';
import type { BatchView } from '../../src-shared/contract/document-batch.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import {
  batchFailures,
  batchFile,
  batchViews,
  continueBatch,
  discardBatch,
  retryBatch,
  startBatch,
  stopBatch,
} from './batch-calls.ts';
import type { Change } from './change-bus.ts';
import type { EngineServices } from './engine-services.ts';
import { watchValue } from './list-routes.ts';
import { changedValues, liveView } from './live-view.ts';
import { typed } from './typed-failures.ts';

const os = implement(engineContract);

const kinds: readonly Change['kind'][] = ['batches', 'session'];
/** A rate becomes another one by the time alone. */
const rateHoldsForMs = 1_000;

/** Documents of many accounts. */
export function batchRoutes(services: EngineServices) {
  return {
    start: os.batches.start.handler(({ input, errors }) =>
      typed(errors.FAILED, async () => startBatch(services, input)),
    ),
    watch: os.batches.watch.handler(({ signal }) =>
      liveView({
        ...services,
        signal,
        concerns: ({ kind }) => kinds.includes(kind),
        read: () => batchViews(services),
        messageOf: changedValues<readonly BatchView[]>(),
        holdsForMs: () => rateHoldsForMs,
      }),
    ),
    failures: os.batches.failures.handler(({ input, signal }) =>
      watchValue(services, kinds, () => batchFailures(services, input.batchId), signal),
    ),
    continue: os.batches.continue.handler(({ input, errors }) =>
      typed(errors.FAILED, async () => continueBatch(services, input.batchId)),
    ),
    stop: os.batches.stop.handler(({ input, errors }) =>
      typed(errors.FAILED, async () => stopBatch(services, input.batchId)),
    ),
    retry: os.batches.retry.handler(({ input, errors }) =>
      typed(errors.FAILED, async () => retryBatch(services, input.batchId)),
    ),
    discard: os.batches.discard.handler(({ input, errors }) =>
      typed(errors.FAILED, async () => discardBatch(services, input.batchId)),
    ),
    file: os.batches.file.handler(({ input, errors }) =>
      typed(errors.FAILED, () => batchFile(services, input)),
    ),
  };
}

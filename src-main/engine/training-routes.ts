import { implement } from '@orpc/server';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import type { EngineServices } from './engine-services.ts';
import { watchValue } from './list-routes.ts';

const os = implement(engineContract);

/** Training on invented accounts, as the host offers it. */
export function trainingRoutes(services: EngineServices) {
  const { training } = services;
  return {
    training: {
      watch: os.training.watch.handler(({ signal }) =>
        watchValue(services, ['training'], () => training.view(), signal),
      ),
      enter: os.training.enter.handler(() => training.enter()),
      leave: os.training.leave.handler(() => training.leave()),
    },
  };
}

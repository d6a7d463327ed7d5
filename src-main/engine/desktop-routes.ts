import { implement } from '@orpc/server';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import type { EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { watchValue } from './list-routes.ts';
import { typed } from './typed-failures.ts';

const os = implement(engineContract);

/** What the windows see of the shell that they stand in, and ask of it. */
export function desktopRoutes(services: Pick<EngineServices, 'desktop' | 'bus' | 'scheduler'>) {
  const { desktop } = services;
  return {
    desktop: {
      watch: os.desktop.watch.handler(({ signal }) =>
        watchValue(services, ['desktop'], () => desktop.view(), signal),
      ),
      ask: os.desktop.ask.handler(({ input, errors }) =>
        typed(errors.FAILED, async () => {
          const refusal = await desktop.ask(input);
          if (refusal !== undefined) throw new FailureError(refusal);
        }),
      ),
    },
  };
}

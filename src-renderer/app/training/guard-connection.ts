import type { ConnectionListener, EngineClient } from '../engine-client.ts';

/**
 * Passes on only connections to the engine that the page began with: what a page holds of real accounts must not reach
 * a training, and what was invented must not reach real ones. Where the other one answers the page begins anew.
 */
export function guardConnection(listener: ConnectionListener, beginAnew: () => void): ConnectionListener {
  let began: boolean | undefined;
  let present = 0;
  return {
    connected: (client) => {
      present += 1;
      const mine = present;
      isTrainingOf(client).then(
        (isTraining) => {
          if (mine !== present) return;
          began ??= isTraining;
          if (began === isTraining) listener.connected(client);
          else beginAnew();
        },
        // The line was lost meanwhile, which `lost` says.
        () => undefined,
      );
    },
    lost: () => {
      present += 1;
      listener.lost();
    },
  };
}

async function isTrainingOf(client: EngineClient): Promise<boolean> {
  for await (const { isTraining } of await client.training.watch()) return isTraining;
  throw new Error('the engine said nothing of its training');
}

import { useEngineConnection } from '../../state/engine-connection.ts';

/** Begins and ends the training. The line may be cut before the engine has answered: the next one tells. */
export function useTrainingCalls(): { readonly enter: () => void; readonly leave: () => void } {
  const client = useEngineConnection((connection) => connection.client);
  const ignoreCut = () => undefined;
  return {
    enter: () => void client?.training.enter().catch(ignoreCut),
    leave: () => void client?.training.leave().catch(ignoreCut),
  };
}

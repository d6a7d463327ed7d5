import { useEngineConnection } from '../state/engine-connection.ts';
import { linkAddress } from './address.ts';
import { useSayProblem } from './decide/use-decide.ts';
import { engineUnreachable, problemOf } from './problem.ts';

/** Opens an address of the screens in a window of its own: one of the program, or a tab of the browser. */
export function useOpenBeside(): (path: string) => void {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  return (path) => {
    if (window.duebook === undefined) {
      // Within the press itself, or the browser takes it for an unasked window.
      window.open(linkAddress(path), '_blank', 'noopener');
      return;
    }
    if (client === null) return sayProblem(engineUnreachable);
    client.desktop
      .ask({ action: 'open-window', path })
      .catch((error: unknown) => sayProblem(problemOf(error)));
  };
}

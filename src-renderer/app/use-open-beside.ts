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
      followInTab(linkAddress(path));
      return;
    }
    if (client === null) return sayProblem(engineUnreachable);
    client.desktop
      .ask({ action: 'open-window', path })
      .catch((error: unknown) => sayProblem(problemOf(error)));
  };
}

/** As a link to a tab of its own, which knows nothing of this one: within the press itself, or the browser refuses it. */
function followInTab(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  link.click();
}

import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import { type AccountLink, shellPlaces } from '../../src-shared/contract/shell-message.ts';
import { useEngineConnection } from '../state/engine-connection.ts';
import { type Errand, setErrand, useShellErrand } from '../state/shell-errand.ts';
import { showPackText } from '../state/statement-pack.ts';
import type { EngineClient } from './engine-client.ts';
import { accountPath } from './paths.ts';

/** Does what the shell asked for, once the screens of a person are here: shows an account, a screen or a statement pack. */
export function useShellErrands(isReady: boolean): void {
  const errand = useShellErrand((one) => one.errand);
  const client = useEngineConnection((connection) => connection.client);
  const [, go] = useLocation();
  const run = useEffectEvent(async (message: Errand, engine: EngineClient) => {
    setErrand(null);
    if (message.message === 'pack') showPackText(message.text);
    else if (message.message === 'place') go(shellPlaces[message.place]);
    else go(await pathOf(message.link, engine));
  });
  useEffect(() => {
    if (isReady && errand !== null && client !== null) void run(errand, client);
  }, [isReady, errand, client]);
}

/** Of the account with this number, else with this id: its screen says where there is none. */
async function pathOf({ account, part }: AccountLink, client: EngineClient): Promise<string> {
  const [found] = await client.account.byNumber({ numbers: [account] });
  return accountPath(found?.accountId ?? account, part ?? undefined);
}

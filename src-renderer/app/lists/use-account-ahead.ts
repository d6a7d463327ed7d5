import { useEffect } from 'react';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { loadAccountAhead } from './load-account-ahead.ts';

/** The selection has to rest: whoever goes down a list by a held key opens none of the accounts that he passes. */
const restMs = 50;

/** Asks for the account of the selected row before it is opened, so that it stands there at once. */
export function useAccountAhead(accountId: string | undefined): void {
  const client = useEngineConnection((connection) => connection.client);
  useEffect(() => {
    if (accountId === undefined || client === null) return;
    const timer = setTimeout(() => void loadAccountAhead(client, accountId), restMs);
    return () => clearTimeout(timer);
  }, [accountId, client]);
}

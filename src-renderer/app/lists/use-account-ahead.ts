import { useEffect } from 'react';
import { useEngineConnection } from '../../state/engine-connection.ts';
import type { AccountRow } from './list-source.ts';
import { loadAccountAhead } from './load-account-ahead.ts';

/** The selection has to rest: whoever goes down a list by a held key opens none of the accounts that he passes. */
const restMs = 50;

/**
 * Asks for the account of the selected row before it is opened, so that it stands there at once, and again when
 * something of the row became different.
 */
export function useAccountAhead(row: AccountRow | undefined): void {
  const client = useEngineConnection((connection) => connection.client);
  useEffect(() => {
    if (row === undefined || client === null) return;
    const left = new AbortController();
    const timer = setTimeout(() => void loadAccountAhead(client, row.accountId, left.signal), restMs);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [row, client]);
}

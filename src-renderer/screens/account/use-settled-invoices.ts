import { useCallback, useEffect, useState } from 'react';
import type { InvoiceRow } from '../../../src-shared/contract/account-view.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';

const pageSize = 200;

export type SettledInvoices = {
  readonly rows: readonly InvoiceRow[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
};

const none: SettledInvoices = { rows: [], total: 0, isLoading: false, problem: null };

/** Settled invoices page by page, from the first time that they are asked for. */
export function useSettledInvoices(
  accountId: string,
  isShown: boolean,
): { readonly settled: SettledInvoices; readonly loadMore: () => void } {
  const client = useEngineConnection((connection) => connection.client);
  const [settled, setSettled] = useState(none);
  const [wantedPages, setWantedPages] = useState(1);
  useEffect(() => {
    if (!isShown) return;
    let isCurrent = true;
    const load = async () => {
      if (client === null) throw engineUnreachable;
      const limit = pageSize;
      const pages = Array.from({ length: wantedPages }, (_, page) =>
        client.account.settledInvoices({ accountId, offset: page * limit, limit }),
      );
      const answers = await Promise.all(pages);
      return { rows: answers.flatMap((answer) => answer.rows), total: answers[0]?.total ?? 0 };
    };
    setSettled((present) => ({ ...present, isLoading: true, problem: null }));
    load().then(
      (loaded) => isCurrent && setSettled({ ...loaded, isLoading: false, problem: null }),
      (error: unknown) =>
        isCurrent && setSettled((present) => ({ ...present, isLoading: false, problem: problemOf(error) })),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, accountId, isShown, wantedPages]);
  const loadMore = useCallback(() => setWantedPages((pages) => pages + 1), []);
  return { settled: isShown ? settled : none, loadMore };
}

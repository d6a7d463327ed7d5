import { useEffect, useState } from 'react';
import type { RenderedDocument } from '../../../src-shared/contract/engine-contract.ts';
import { type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';

export type StatementState =
  | { readonly state: 'rendering' }
  | { readonly state: 'rendered'; readonly statement: RenderedDocument }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Has the statement rendered in a language; `retry` asks again after a failure. */
export function useStatement(
  accountId: string,
  locale: string | null,
): { readonly statement: StatementState; readonly retry: () => void } {
  const client = useEngineConnection((connection) => connection.client);
  const [statement, setStatement] = useState<StatementState>({ state: 'rendering' });
  const [attempt, setAttempt] = useState(0);
  // Another attempt asks for the same thing again, so it is part of what is asked for.
  const request = locale === null ? null : `${attempt.toString()}/${locale}`;
  useEffect(() => {
    if (client === null || request === null) return;
    const abort = new AbortController();
    setStatement({ state: 'rendering' });
    const [, language = 'en'] = request.split('/');
    client.documents.statement({ accountId, locale: language }, { signal: abort.signal }).then(
      (rendered) => {
        if (!abort.signal.aborted) setStatement({ state: 'rendered', statement: rendered });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setStatement({ state: 'failed', problem: problemOf(error) });
      },
    );
    return () => abort.abort();
  }, [client, accountId, request]);
  return { statement, retry: () => setAttempt((count) => count + 1) };
}

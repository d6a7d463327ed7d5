import { useEffect, useState } from 'react';
import type { RenderedDocument } from '../../../../src-shared/contract/document-request.ts';
import type { TemplatePreview } from '../../../../src-shared/contract/template-view.ts';
import { type Problem, problemOf } from '../../../app/problem.ts';
import { useEngineConnection } from '../../../state/engine-connection.ts';

export type ShownPreview = {
  /** The last one that could be made; it stays while the next is on its way. */
  readonly document: RenderedDocument | null;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
};

/** Long enough that nobody waits for a paper of every letter that they type. */
const pauseMs = 350;

/** The paper with what is typed at this moment; null asks for nothing. */
export function useTemplatePreview(wanted: TemplatePreview | null): ShownPreview {
  const client = useEngineConnection((connection) => connection.client);
  const [shown, setShown] = useState<ShownPreview>({ document: null, problem: null, isBusy: false });
  const question = wanted === null ? null : JSON.stringify(wanted);
  useEffect(() => {
    if (client === null || question === null) return;
    const abort = new AbortController();
    setShown((last) => ({ ...last, isBusy: true }));
    const ask = async () => {
      try {
        const document = await client.templates.preview(JSON.parse(question), { signal: abort.signal });
        if (!abort.signal.aborted) setShown({ document, problem: null, isBusy: false });
      } catch (error) {
        if (!abort.signal.aborted) setShown({ document: null, problem: problemOf(error), isBusy: false });
      }
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, question]);
  return shown;
}

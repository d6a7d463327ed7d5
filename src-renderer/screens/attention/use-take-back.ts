import { useRef, useState } from 'react';
import type { WaitingItem } from '../../../src-shared/contract/attention-view.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import type { RetryDraft } from './retry-draft.ts';
import type { Retrying } from './use-retry.ts';

/** A command that was taken back here; `retry` is the draft that keeps what was typed, null where no form has it. */
export type TakenBack = { readonly item: WaitingItem; readonly retry: RetryDraft | null };

/** Takes back what waits, one command at a time, and remembers what was taken back while the screen is shown. */
export function useTakeBack({ keep }: Pick<Retrying, 'keep'>) {
  const client = useEngineConnection((connection) => connection.client);
  const [takenBack, setTakenBack] = useState<readonly TakenBack[]>([]);
  const [busyId, setBusyId] = useState<string | null>(null);
  const isUnderWay = useRef(false);
  const withdraw = async (item: WaitingItem): Promise<Problem | undefined> => {
    if (client === null) return engineUnreachable;
    try {
      await client.commands.withdraw({ commandId: item.commandId });
      const retry = await keep(item);
      const kept = retry !== undefined && 'kind' in retry ? retry : null;
      setTakenBack((before) => [{ item, retry: kept }, ...before]);
      return undefined;
    } catch (error) {
      return problemOf(error);
    }
  };
  return {
    takenBack,
    busyId,
    forget: (commandId: string) =>
      setTakenBack((before) => before.filter(({ item }) => item.commandId !== commandId)),
    /** What speaks against it; undefined once it is taken back, and for a press while another one is under way. */
    takeBack: async (item: WaitingItem): Promise<Problem | undefined> => {
      if (isUnderWay.current) return undefined;
      isUnderWay.current = true;
      setBusyId(item.commandId);
      const problem = await withdraw(item);
      isUnderWay.current = false;
      setBusyId(null);
      return problem;
    },
  };
}

import { notifications } from '@mantine/notifications';
import { useLocation } from 'wouter';
import {
  type AttentionItem,
  type CommandListHead,
  commandItemKey,
  type WaitingItem,
} from '../../../src-shared/contract/attention-view.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import type { ListSource } from '../../app/lists/list-source.ts';
import { useLiveWindows } from '../../app/lists/use-live-windows.ts';
import { useWindowedList } from '../../app/lists/use-windowed-list.ts';
import { type Problem, problemOf } from '../../app/problem.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { AttentionView } from './attention-view.tsx';
import type { WaitingView } from './parts/waiting.tsx';
import { useRetry } from './use-retry.ts';
import { useTakeBack } from './use-take-back.ts';

const source: ListSource<object, CommandListHead, AttentionItem> = {
  open: (client, query, signal) => client.attention.watch(query, { signal }),
  keyOf: commandItemKey,
};

const noQuestion = {};

/** Refused commands, what waits for the server and what was taken back here, with what can be done about them. */
export function Attention() {
  const [, go] = useLocation();
  const client = useEngineConnection((connection) => connection.client);
  const { view, rowsInView } = useWindowedList(source, noQuestion);
  const waiting = useWaiting();
  const sayProblem = useSayProblem();
  const retrying = useRetry();
  const taking = useTakeBack(retrying);
  const dismiss = async ({ commandId }: AttentionItem) => {
    try {
      await client?.attention.dismiss({ commandId });
    } catch (error) {
      sayProblem(problemOf(error));
    }
  };
  return (
    <AttentionView
      view={view}
      onRowsInView={rowsInView}
      canTryAgain={retrying.canRetry}
      onOpenAccount={({ accountId }) => go(`/account/${encodeURIComponent(accountId)}`)}
      onTryAgain={(item) => void retrying.tryAgain(item).then(sayProblem)}
      onDismiss={(item) => void dismiss(item)}
      waiting={waiting}
      busyId={taking.busyId}
      onTakeBack={(item) => void taking.takeBack(item).then(sayProblem)}
      takenBack={taking.takenBack}
      onOpenForm={(item, retry) => {
        taking.forget(item.commandId);
        retrying.open(item, retry, null);
      }}
      onForget={taking.forget}
    />
  );
}

function useWaiting() {
  return useLiveWindows<CommandListHead, WaitingItem, WaitingView>(
    {
      open: (engine, signal) => engine.attention.waiting(undefined, { signal }),
      keyOf: commandItemKey,
      shownAs: ({ head, rows }) => ({ total: head.total, items: rows }),
    },
    'waiting',
  );
}

function useSayProblem(): (problem: Problem | undefined) => void {
  const { t } = useTranslation();
  const formats = useFormats();
  return (problem) => {
    if (problem === undefined) return;
    const isLate = problem.code === 'COMMAND_NOT_PENDING';
    const message = isLate ? t('undo.tooLate') : failureWords(problem, t, formats);
    notifications.show({ message, color: 'red', closeButtonProps: { 'aria-label': t('shell.close') } });
  };
}

import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
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
import { useLiveList } from '../../app/lists/use-live-list.ts';
import { useLiveWindows } from '../../app/lists/use-live-windows.ts';
import { useRowWindow } from '../../app/lists/use-row-window.ts';
import { problemOf } from '../../app/problem.ts';
import { ToastMessage } from '../../components/toast-message.tsx';
import { keepDraft } from '../../state/drafts.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { openForm, openFormAgain } from '../../state/open-form.ts';
import { AttentionView } from './attention-view.tsx';
import type { WaitingView } from './parts/waiting.tsx';
import { retryDraft } from './retry-draft.ts';

const source: ListSource<object, CommandListHead, AttentionItem> = {
  open: (client, query, signal) => client.attention.watch(query, { signal }),
  keyOf: commandItemKey,
};

const noQuestion = {};

/** Refused commands, and what can be done about them. */
export function Attention() {
  const { t } = useTranslation();
  const formats = useFormats();
  const [, go] = useLocation();
  const client = useEngineConnection((connection) => connection.client);
  const { rowWindow, rowsInView } = useRowWindow();
  const view = useLiveList(source, noQuestion, rowWindow);
  const waiting = useLiveWindows<CommandListHead, WaitingItem, WaitingView>(
    {
      open: (engine, signal) => engine.attention.waiting(undefined, { signal }),
      keyOf: commandItemKey,
      shownAs: ({ head, rows }) => ({ total: head.total, items: rows }),
    },
    'waiting',
  );
  const dismiss = async ({ commandId }: AttentionItem) => {
    try {
      await client?.attention.dismiss({ commandId });
    } catch (error) {
      notifications.show({ message: failureWords(problemOf(error), t, formats), color: 'red' });
    }
  };
  const takeBack = async (item: WaitingItem) => {
    try {
      await client?.commands.withdraw({ commandId: item.commandId });
      const retry = retryDraft(item, formats.locale);
      sayTakenBack(item, retry);
    } catch (error) {
      const problem = problemOf(error);
      const isLate = problem.code === 'COMMAND_NOT_PENDING';
      notifications.show({
        message: isLate ? t('undo.tooLate') : failureWords(problem, t, formats),
        color: 'red',
      });
    }
  };
  const sayTakenBack = ({ commandId, accountId }: WaitingItem, retry: ReturnType<typeof retryDraft>) => {
    const closeButtonProps = { 'aria-label': t('shell.close') };
    if (retry === undefined) {
      notifications.show({ message: t('undo.cancelledCommand'), closeButtonProps });
      return;
    }
    keepDraft(retry.kind, accountId, retry.draft);
    const onAction = () => {
      notifications.hide(commandId);
      openForm(retry.kind, accountId);
    };
    const message = <ToastMessage message={t('undo.done')} label={t('undo.openForm')} onAction={onAction} />;
    notifications.show({ id: commandId, message, closeButtonProps });
  };
  const tryAgain = (item: AttentionItem) => {
    const retry = retryDraft(item, formats.locale);
    if (retry === undefined) return;
    keepDraft(retry.kind, item.accountId, retry.draft);
    openFormAgain(retry.kind, item.accountId, item.commandId);
  };
  return (
    <AttentionView
      view={view}
      onRowsInView={rowsInView}
      canTryAgain={(item) => retryDraft(item, formats.locale) !== undefined}
      onOpenAccount={(item) => go(`/account/${encodeURIComponent(item.accountId)}`)}
      onTryAgain={tryAgain}
      onDismiss={(item) => void dismiss(item)}
      waiting={waiting}
      onTakeBack={(item) => void takeBack(item)}
    />
  );
}

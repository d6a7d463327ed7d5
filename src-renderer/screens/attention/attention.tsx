import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  type AttentionHead,
  type AttentionItem,
  attentionItemKey,
} from '../../../src-shared/contract/attention-view.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import type { ListSource } from '../../app/lists/list-source.ts';
import { useLiveList } from '../../app/lists/use-live-list.ts';
import { useRowWindow } from '../../app/lists/use-row-window.ts';
import { problemOf } from '../../app/problem.ts';
import { keepDraft } from '../../state/drafts.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { openFormAgain } from '../../state/open-form.ts';
import { AttentionView } from './attention-view.tsx';
import { retryDraft } from './retry-draft.ts';

const source: ListSource<object, AttentionHead, AttentionItem> = {
  open: (client, query, signal) => client.attention.watch(query, { signal }),
  keyOf: attentionItemKey,
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
  const dismiss = async ({ commandId }: AttentionItem) => {
    try {
      await client?.attention.dismiss({ commandId });
    } catch (error) {
      notifications.show({ message: failureWords(problemOf(error), t, formats), color: 'red' });
    }
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
    />
  );
}

import { Button, Skeleton } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import {
  type AttentionItem,
  type CommandListHead,
  commandItemKey,
  type WaitingItem,
} from '../../../src-shared/contract/attention-view.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import type { ListView } from '../../app/lists/list-source.ts';
import type { LiveView } from '../../app/use-live-view.ts';
import { EntryList } from '../../components/entry-list.tsx';
import { MessagePanel } from '../../components/message-panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './attention-view.module.css';
import { Recovered } from './parts/recovered.tsx';
import { TakenBackList } from './parts/taken-back.tsx';
import { TypedLines } from './parts/typed-lines-list.tsx';
import { Waiting, type WaitingView } from './parts/waiting.tsx';
import type { RetryDraft } from './retry-draft.ts';
import type { TakenBack } from './use-take-back.ts';

type AttentionActions = {
  readonly canTryAgain: (item: AttentionItem) => boolean;
  readonly onOpenAccount: (item: AttentionItem) => void;
  readonly onTryAgain: (item: AttentionItem) => void;
  readonly onDismiss: (item: AttentionItem) => void;
};

type ItemsProps = AttentionActions & {
  readonly view: ListView<object, CommandListHead, AttentionItem>;
  readonly onRowsInView: (first: number, last: number) => void;
};

export type AttentionViewProps = ItemsProps & {
  readonly waiting: LiveView<WaitingView>;
  /** The command that is being taken back at the moment. */
  readonly busyId: string | null;
  readonly onTakeBack: (item: WaitingItem) => void;
  readonly takenBack: readonly TakenBack[];
  readonly onOpenForm: (item: WaitingItem, retry: RetryDraft) => void;
  readonly onForget: (commandId: string) => void;
};

/** What was refused first: it needs somebody. That nothing needs attention is said where nothing waits either. */
export function AttentionView(props: AttentionViewProps) {
  const { view, waiting, busyId, onTakeBack, takenBack, onOpenForm, onForget, ...actions } = props;
  const { t } = useTranslation();
  const hasMore = takenBack.length > 0 || waiting.state === 'loading' || waitingCount(waiting) > 0;
  const isQuiet = hasMore && view.state === 'ready' && view.value.head.total === 0;
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1>{t('attention.title')}</h1>
        <p>{t('attention.text')}</p>
      </div>
      <Recovered />
      {isQuiet ? null : <Items view={view} {...actions} />}
      <TakenBackList takenBack={takenBack} onOpenForm={onOpenForm} onForget={onForget} />
      {waiting.state === 'ready' ? (
        <Waiting {...waiting.value} busyId={busyId} onTakeBack={onTakeBack} />
      ) : null}
    </div>
  );
}

function waitingCount(waiting: LiveView<WaitingView>): number {
  return waiting.state === 'ready' ? waiting.value.total : 0;
}

function Items({ view, onRowsInView, ...actions }: ItemsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (view.state === 'loading') return <Skeleton height={160} radius={12} />;
  if (view.state === 'failed') {
    const text = failureWords(view.problem, t, formats);
    return <MessagePanel icon={<IconPlugConnectedX size={22} />} title={t('attention.failed')} text={text} />;
  }
  const { head, offset, rows } = view.value;
  if (head.total === 0) {
    return (
      <MessagePanel
        icon={<IconCircleCheck size={22} />}
        title={t('attention.noneTitle')}
        text={t('attention.noneText')}
      />
    );
  }
  return (
    <EntryList
      label={t('attention.title')}
      className={styles.list}
      list={{ total: head.total, offset, rows }}
      keyOf={commandItemKey}
      usualHeight={230}
      onRowsInView={onRowsInView}
    >
      {(item) => <Item item={item} {...actions} />}
    </EntryList>
  );
}

/** Why it was refused: the first as the headline, everything else that was wrong below it. */
function Reasons({ failures }: Pick<AttentionItem, 'failures'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [headline, ...others] = failures.map((failure) => failureWords(failure, t, formats));
  return (
    <div className={styles.reason}>
      <p>{headline}</p>
      {others.length > 0 ? (
        <ul>
          {others.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Item({ item, ...actions }: AttentionActions & { item: AttentionItem }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles.item}>
      <div className={styles.title}>
        <h2>
          {t(`command.${item.commandName}`, { defaultValue: item.commandName })} · {item.accountName}
        </h2>
        <Tag tone="danger">{t('attention.refused')}</Tag>
        <span className={styles.when}>{formats.dateTime(item.givenAt)}</span>
      </div>
      <Reasons failures={item.failures} />
      <TypedLines item={item} />
      <p className={styles.meaning}>{t('attention.meaning')}</p>
      <div className={styles.actions}>
        {actions.canTryAgain(item) ? (
          <Button size="xs" onClick={() => actions.onTryAgain(item)}>
            {t('attention.tryAgain')}
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={() => actions.onOpenAccount(item)}>
          {t('attention.openAccount', { number: item.accountNumber })}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => actions.onDismiss(item)}>
          {t('attention.dismiss')}
        </Button>
      </div>
    </div>
  );
}

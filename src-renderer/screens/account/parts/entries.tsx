import { Loader } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  AccountEntry,
  AccountEntryKind,
  AccountEntryOf,
} from '../../../../src-shared/contract/account-entries-view.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import type { EntriesView } from '../use-entries.ts';
import styles from './invoice-pane.module.css';

type LoadedEntries = {
  readonly total: number;
  readonly sought: { readonly text: string; readonly index: number } | null;
  readonly offset: number;
  readonly rows: readonly AccountEntry[];
};

type EntriesProps = {
  readonly view: EntriesView;
  /** What stands in the place of entries where there are none. */
  readonly none: ReactNode;
  readonly children: (list: LoadedEntries) => ReactNode;
};

/** A list of what happened, or why there is nothing to show of it. */
export function Entries({ view, none, children }: EntriesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (view.state === 'loading') {
    return (
      <div className={styles.nothing} role="status" aria-label={t('account.loading')}>
        <Loader size="sm" />
      </div>
    );
  }
  if (view.state === 'failed') {
    const text = failureWords(view.problem, t, formats);
    const icon = <IconPlugConnectedX size={22} />;
    return <MessagePanel icon={icon} title={t('account.notShown')} text={text} />;
  }
  const { question, head, offset, rows } = view.value;
  const { total, soughtIndex: index } = head;
  const text = question.soughtNote;
  const sought = text === null || index === null ? null : { text, index };
  return total === 0 ? none : children({ total, sought, offset, rows });
}

/** True for entries of one kind. */
export function isEntryOf<Kind extends AccountEntryKind>(kind: Kind) {
  return (entry: AccountEntry): entry is AccountEntryOf<Kind> => entry.kind === kind;
}

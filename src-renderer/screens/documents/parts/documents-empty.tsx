import { IconFileText, IconPlugConnectedX, IconSearchOff } from '@tabler/icons-react';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import type { Problem } from '../../../app/problem.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';

type DocumentsEmptyProps = {
  /** Why the list cannot be shown; null where it merely has no rows. */
  readonly problem: Problem | null;
  readonly filter: string;
  readonly isSearched: boolean;
};

/** What stands in the place of documents when there are none, and how one gets here. */
export function DocumentsEmpty({ problem, filter, isSearched }: DocumentsEmptyProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (problem !== null) {
    const text = failureWords(problem, t, formats);
    return <MessagePanel icon={<IconPlugConnectedX size={22} />} title={t('due.failed')} text={text} />;
  }
  if (isSearched) {
    return (
      <MessagePanel
        icon={<IconSearchOff size={22} />}
        title={t('documents.noMatchTitle')}
        text={t('documents.noMatchText')}
      />
    );
  }
  return (
    <MessagePanel
      icon={<IconFileText size={22} />}
      title={t(`due.documents.none.${filter}`)}
      text={t('due.documents.noneText')}
    />
  );
}

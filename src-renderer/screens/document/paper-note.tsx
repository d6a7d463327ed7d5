import { Button } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { IssuedDocument } from '../../../src-shared/contract/issued-documents-view.ts';
import { useFormats } from '../../app/formats.ts';
import { copyWords } from '../../app/issued-documents/document-words.ts';
import { DocumentNote } from '../../components/document-note.tsx';
import { useTranslation } from '../../components/translation.tsx';

type PaperNoteProps = {
  readonly issued: IssuedDocument;
  /** Whether the file is the one that was issued; null while nobody knows. */
  readonly isSame: boolean | null;
  readonly onPresent: () => void;
};

/** When and how a document was issued, whether this is its very file, and the way to what the account says now. */
export function PaperNote({ issued, isSame, onPresent }: PaperNoteProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const about = t('documents.note.issued', {
    when: formats.dateTime(issued.issuedAt),
    by: issued.issuedBy.name,
    how: t(`documents.means.${issued.means}`),
  });
  const Icon = isSame === true ? IconCircleCheck : IconInfoCircle;
  return (
    <DocumentNote
      icon={<Icon size={16} aria-hidden="true" />}
      action={
        <Button size="compact-sm" variant="default" onClick={onPresent}>
          {t('documents.present')}
        </Button>
      }
    >
      {about} {copyWords(issued, t, formats)}{' '}
      {issued.isHere ? null : <strong>{t('documents.note.elsewhere', { by: issued.issuedBy.name })}</strong>}
      {issued.isWaiting ? `(${t('account.waitingToSync')})` : null}{' '}
      {isSame === null ? null : (
        <strong>{t(isSame ? 'documents.note.sameFile' : 'documents.note.otherFile')}</strong>
      )}
    </DocumentNote>
  );
}

import { IconCircleCheck, IconInfoCircle, IconRefreshAlert } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import { DocumentNote } from '../../components/document-note.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';
import { compareIssue, type IssueComparison } from './compare-issue.ts';

type IssuedNoteProps = {
  readonly documentId: string;
  /** Undefined while it is rendered. */
  readonly rendered: RenderedDocument | undefined;
  readonly locale: string;
};

const icons: Readonly<Record<IssueComparison, ReactNode>> = {
  same: <IconCircleCheck size={16} aria-hidden="true" />,
  'other-day': <IconInfoCircle size={16} aria-hidden="true" />,
  changed: <IconRefreshAlert size={16} aria-hidden="true" />,
  'other-language': <IconInfoCircle size={16} aria-hidden="true" />,
};

/** When a document was issued, by whom, and whether it is the same that is shown now. */
export function IssuedNote({ documentId, rendered, locale }: IssuedNoteProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const view = useLiveView(
    (client, signal) => client.documents.issued({ documentId }, { signal }),
    documentId,
  );
  const issued = readyValue(view);
  if (issued === undefined) return <DocumentNote />;
  if (issued === null) return <DocumentNote>{t('documents.note.gone')}</DocumentNote>;
  const comparison = rendered === undefined ? undefined : compareIssue(issued, rendered, locale);
  const about = t('documents.note.issued', {
    when: formats.dateTime(issued.issuedAt),
    by: issued.issuedBy.name,
    how: t(`documents.means.${issued.means}`),
  });
  return (
    <DocumentNote
      tone={comparison === 'changed' ? 'warn' : 'info'}
      icon={comparison === undefined ? null : icons[comparison]}
    >
      {about}{' '}
      {comparison === undefined ? null : (
        <strong>
          {t(`documents.note.${comparison}`, {
            issuedFor: formats.fullDate(issued.asOf),
            shownFor: formats.fullDate(rendered?.asOf ?? issued.asOf),
          })}
        </strong>
      )}
    </DocumentNote>
  );
}

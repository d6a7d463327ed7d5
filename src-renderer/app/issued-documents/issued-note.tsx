import { IconCircleCheck, IconInfoCircle, IconRefreshAlert } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import { classNames } from '../../components/class-names.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';
import { compareIssue, type IssueComparison } from './compare-issue.ts';
import styles from './issued-note.module.css';

type IssuedNoteProps = {
  readonly documentId: string;
  /** Undefined while it is rendered. */
  readonly rendered: RenderedDocument | undefined;
  readonly locale: string;
};

const icons: Readonly<Record<IssueComparison, ReactNode>> = {
  same: <IconCircleCheck size={16} />,
  'other-day': <IconInfoCircle size={16} />,
  changed: <IconRefreshAlert size={16} />,
  'other-language': <IconInfoCircle size={16} />,
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
  if (issued === undefined) return <div className={styles.note} role="status" />;
  if (issued === null) {
    return (
      <div className={styles.note} role="status">
        {t('documents.note.gone')}
      </div>
    );
  }
  const comparison = rendered === undefined ? undefined : compareIssue(issued, rendered, locale);
  const about = t('documents.note.issued', {
    when: formats.dateTime(issued.issuedAt),
    by: issued.issuedBy.name,
    how: t(`documents.means.${issued.means}`),
  });
  return (
    <div className={classNames(styles.note, comparison === 'changed' && styles.changed)} role="status">
      {comparison === undefined ? null : (
        <span className={styles.icon} aria-hidden="true">
          {icons[comparison]}
        </span>
      )}
      <span>
        {about}{' '}
        {comparison === undefined ? null : (
          <strong>
            {t(`documents.note.${comparison}`, {
              issuedFor: formats.fullDate(issued.asOf),
              shownFor: formats.fullDate(rendered?.asOf ?? issued.asOf),
            })}
          </strong>
        )}
      </span>
    </div>
  );
}

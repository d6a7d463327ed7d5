import type { AccountEntryOf } from '../../../../src-shared/contract/account-entries-view.ts';
import { isDocumentKind } from '../../../../src-shared/contract/issued-documents-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { MailTag } from '../../../app/mail/mail-tag.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './entry-list.module.css';
import { WaitingMark } from './waiting-mark.tsx';

/** A document that was handed out: which, how, by whom, and to whom it is mailed. */
export function PaperText({
  entry: { paper, isWaiting },
}: {
  readonly entry: Pick<AccountEntryOf<'paper'>, 'paper' | 'isWaiting'>;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { kind, number, means, copyOf, mails, issued } = paper;
  return (
    <>
      <div className={styles.line}>
        <span>
          <strong>{isDocumentKind(kind) ? t(`documents.kind.${kind}`) : t('timeline.paper')}</strong>
          {` · ${number} · ${t(`documents.means.${means}`)}`}
        </span>
        {copyOf === null ? null : (
          <Tag tone="info">
            {t('timeline.paperCopy', { number: formats.count(copyOf.copy), of: copyOf.number })}
          </Tag>
        )}
        <WaitingMark isWaiting={isWaiting} />
      </div>
      {mails.map((mail) => (
        <div className={styles.line} key={mail.activityId}>
          <span className={styles.text}>
            {t('timeline.paperMailed', {
              to: [mail.contactName, mail.address].filter((part) => part !== '').join(', '),
            })}
          </span>
          <MailTag mail={mail} />
        </div>
      ))}
      <p className={styles.muted}>{issued.by.name}</p>
    </>
  );
}

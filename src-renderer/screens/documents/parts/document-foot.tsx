import { useLocation } from 'wouter';
import type { PaperMail } from '../../../../src-shared/contract/account-entries-view.ts';
import type { ListedDocument } from '../../../../src-shared/contract/issued-documents-view.ts';
import { ActionBar, ActionWords } from '../../../app/decide/action-bar.tsx';
import { useFormats } from '../../../app/formats.ts';
import { copyWords, subjectWords } from '../../../app/issued-documents/document-words.ts';
import { mailStanding, mailTroubleWords } from '../../../app/mail/mail-words.ts';
import { accountPath } from '../../../app/paths.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../documents.module.css';

type DocumentFootProps = {
  readonly row: ListedDocument | undefined;
  readonly onOpen: (row: ListedDocument) => void;
};

/** What the register says of the selected document in full, and the ways from it. */
export function DocumentFoot({ row, onOpen }: DocumentFootProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const blocked = row === undefined ? t('decide.noRow') : null;
  return (
    <div className={styles.foot}>
      <ActionBar
        label={t('documents.actions')}
        isBusy={false}
        actions={[
          {
            label: t('documents.open'),
            isMain: true,
            blocked,
            onRun: () => row && onOpen(row),
          },
          {
            label: t('documents.toAccount'),
            blocked,
            onRun: () => row && go(accountPath(row.accountId)),
          },
        ]}
      >
        {row === undefined ? (
          <ActionWords>{t('decide.noRow')}</ActionWords>
        ) : (
          <DocumentWords key={row.documentId} row={row} />
        )}
      </ActionBar>
    </div>
  );
}

function DocumentWords({ row }: { row: ListedDocument }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { request } = row;
  const names = [
    `${t(`documents.kind.${request.kind}`)} ${row.number}`,
    subjectWords(request, t, formats),
    row.accountName,
    t('documents.asOf', { date: formats.fullDate(row.asOf) }),
  ];
  return (
    <>
      <ActionWords isStrong>{names.filter((text) => text !== '').join(' · ')}</ActionWords>
      <ActionWords>
        {copyWords(row, t, formats)}{' '}
        {row.isHere ? '' : t('documents.note.elsewhere', { by: row.issuedBy.name })}{' '}
        {row.mail === null ? '' : <MailWords mail={row.mail} />}
      </ActionWords>
      <ActionWords>{t('documents.inputHash', { hash: row.inputHash })}</ActionWords>
      <ActionWords>{t('documents.fileHash', { hash: row.fileHash })}</ActionWords>
    </>
  );
}

/** Whom it is mailed to, how far that has come, and why no further. */
function MailWords({ mail }: { readonly mail: PaperMail }) {
  const { t } = useTranslation();
  const to = [mail.contactName, mail.address].filter((text) => text !== '').join(', ');
  const state = t(`document.mail.tag.${mailStanding(mail)}`);
  return `${t('documents.mailTo', { to, state })} ${mailTroubleWords(mail, t)}`;
}

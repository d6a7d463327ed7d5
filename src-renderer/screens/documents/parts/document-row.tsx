import { memo } from 'react';
import { Link } from 'wouter';
import type { PaperMail } from '../../../../src-shared/contract/account-entries-view.ts';
import type { ListedDocument } from '../../../../src-shared/contract/issued-documents-view.ts';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { copyTag, subjectWords } from '../../../app/issued-documents/document-words.ts';
import { mailStanding, mailTone, mailTroubleWords } from '../../../app/mail/mail-words.ts';
import { accountPath } from '../../../app/paths.ts';
import { Cell, First, ListRow, NameCell, Second } from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../documents.module.css';

export const DocumentRow = memo(function DocumentRow(props: DueRowProps<ListedDocument>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row, today, isActive } = props;
  const { request } = row;
  const copy = copyTag(row, t, formats);
  return (
    <ListRow index={props.index} top={props.top} isActive={isActive}>
      <Cell>
        <First>{formats.dateTime(row.issuedAt)}</First>
        {row.mail === null ? (
          <Second>{t(`documents.means.${row.means}`)}</Second>
        ) : (
          <RowMail mail={row.mail} />
        )}
      </Cell>
      <NameCell
        name={t(`documents.kind.${request.kind}`)}
        isActive={isActive}
        onOpen={() => props.onOpen(row)}
      >
        <Second>
          {[row.number, subjectWords(request, t, formats)].filter((text) => text !== '').join(' · ')}
        </Second>
      </NameCell>
      <Cell>
        <Link
          to={accountPath(row.accountId)}
          className={styles.account}
          title={row.accountName}
          tabIndex={isActive ? 0 : -1}
        >
          {row.accountName}
        </Link>
        <Second>{row.accountNumber}</Second>
      </Cell>
      <Cell>
        <First>{formats.shortDate(row.asOf, today)}</First>
      </Cell>
      <Cell>
        <First>{t(`settings.languageName.${request.locale}`, { defaultValue: request.locale })}</First>
      </Cell>
      <Cell isNumeric>
        <First>{formats.count(row.pageCount)}</First>
      </Cell>
      <Cell>
        <First title={row.issuedBy.name}>{row.issuedBy.name}</First>
        {row.isHere ? null : <Second>{t('documents.elsewhere')}</Second>}
      </Cell>
      <Cell hasTags>
        <Second title={t('documents.inputHash', { hash: row.inputHash })}>
          {row.inputHash.slice(0, 12)}
        </Second>
        {copy === null ? null : <Tag tone={row.copyOf === null ? 'neutral' : 'info'}>{copy}</Tag>}
        {row.isWaiting ? <Tag tone="warn">{t('account.waitingToSync')}</Tag> : null}
      </Cell>
    </ListRow>
  );
});

/** How far its newest mail has come, with the reason where one is in its way. */
function RowMail({ mail }: { readonly mail: PaperMail }) {
  const { t } = useTranslation();
  const standing = mailStanding(mail);
  return (
    <span title={mailTroubleWords(mail, t) || undefined}>
      <Tag tone={mailTone[standing]}>{t(`documents.mail.${standing}`)}</Tag>
    </span>
  );
}

import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import type { AccountMail } from '../../../../src-shared/contract/document-mail.ts';
import { useFormats } from '../../../app/formats.ts';
import { mailStanding, mailTroubleWords } from '../../../app/mail/mail-words.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { classNames } from '../../../components/class-names.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { MailPaper } from './hand-out-mail.ts';
import styles from './mail-note.module.css';

type MailNoteProps = {
  readonly accountId: string;
  /** Which mails are of the document that is shown. */
  readonly isOf: (mail: AccountMail) => boolean;
  /** Sends the paper of a mail that failed again. */
  readonly onAgain: (paper: MailPaper) => void;
};

/** How far the last mail with this very document has come; nothing where there was none. */
export function MailNote({ accountId, isOf, onAgain }: MailNoteProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mails = readyValue(
    useLiveView((client, signal) => client.account.mails({ accountId }, { signal }), accountId),
  );
  const mail = mails?.find(isOf);
  if (mail === undefined) return null;
  const standing = mailStanding(mail);
  const words = t(`document.mail.state.${standing}`, {
    name: `${mail.contactName} (${mail.address})`,
    why: mailTroubleWords(mail, t),
    when: formats.dateTime(mail.sentAt ?? mail.at),
  });
  return (
    <div className={classNames(styles.note, styles[standing])} role="status">
      <IconMail size={16} aria-hidden="true" />
      <span className={styles.words}>{words}</span>
      {standing === 'failed' ? (
        <Button size="compact-sm" variant="default" onClick={() => onAgain(mail)}>
          {t('document.mail.again')}
        </Button>
      ) : null}
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import type { AccountMail } from '../../../../src-shared/contract/document-mail.ts';
import { useFormats } from '../../../app/formats.ts';
import { mailStanding, mailTone, mailTroubleWords } from '../../../app/mail/mail-words.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { DocumentNote } from '../../../components/document-note.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import type { MailPaper } from './hand-out-mail.ts';

type MailNoteProps = {
  readonly accountId: string;
  /** Which mails are of the document that is shown. */
  readonly isOf: (mail: AccountMail) => boolean;
  /** Sends the paper of a mail that failed again; null while there is no paper yet. */
  readonly onAgain: ((paper: MailPaper) => void) | null;
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
    <DocumentNote
      tone={mailTone[standing]}
      icon={<IconMail size={16} aria-hidden="true" />}
      action={
        standing === 'failed' ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={onAgain === null}
            onClick={() => onAgain?.(mail)}
          >
            {t('document.mail.again')}
          </Button>
        ) : null
      }
    >
      {words}
    </DocumentNote>
  );
}

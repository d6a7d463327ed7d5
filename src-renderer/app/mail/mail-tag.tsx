import type { AccountMail } from '../../../src-shared/contract/document-mail.ts';
import { Tag } from '../../components/tag.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { mailStanding, mailTone } from './mail-words.ts';

type MailTagProps = { readonly mail: Pick<AccountMail, 'state' | 'trouble' | 'isWaiting'> };

/** How far a mail by the server has come. */
export function MailTag({ mail }: MailTagProps) {
  const { t } = useTranslation();
  const standing = mailStanding(mail);
  return <Tag tone={mailTone[standing]}>{t(`document.mail.tag.${standing}`)}</Tag>;
}

import { IconUsers } from '@tabler/icons-react';
import type { Account } from '../../../../src-shared/domain/account/account.ts';
import { addressWords } from '../../../app/address-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { contactAction, removeContactAction } from '../actions/contact-actions.ts';
import { useActionParts } from '../use-action-parts.ts';
import { ActionButton } from './action-button.tsx';
import styles from './entry-list.module.css';

export function Contacts({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const parts = useActionParts(account);
  const address = addressWords(account.addressLines, account.country, locale);
  if (account.contacts.length === 0 && address === '') {
    return (
      <MessagePanel
        icon={<IconUsers size={22} />}
        title={t('contacts.none')}
        action={<ActionButton action={contactAction(parts, null)} />}
      />
    );
  }
  return (
    <ul className={styles.list}>
      {account.contacts.map((contact) => (
        <li key={contact.id} className={styles.entry}>
          <div className={styles.line}>
            <strong>{contact.name === '' ? t('contacts.unnamed') : contact.name}</strong>
            <span>{contact.role}</span>
            {contact.doNotContact ? <Tag tone="danger">{t('contacts.doNotContact')}</Tag> : null}
            <span className={styles.gap} />
            <ActionButton action={contactAction(parts, contact)} />
            <ActionButton action={removeContactAction(parts, contact)} />
          </div>
          <p className={styles.text}>
            {[contact.phone, contact.email].filter((text) => text !== '').join(' · ')}
          </p>
        </li>
      ))}
      <li className={styles.entry}>
        <ActionButton action={contactAction(parts, null)} />
      </li>
      {address === '' ? null : (
        <li className={styles.entry}>
          <div className={styles.line}>
            <strong>{t('contacts.address')}</strong>
          </div>
          <p className={styles.text}>{address}</p>
          {account.taxId === '' ? null : (
            <p className={styles.muted}>{t('contacts.taxId', { taxId: account.taxId })}</p>
          )}
        </li>
      )}
    </ul>
  );
}

import { Autocomplete } from '@mantine/core';
import type { Contact } from '../../../../src-shared/domain/account/account.ts';
import { useTranslation } from '../../../components/translation.tsx';

type ContactFieldProps = {
  readonly contacts: readonly Contact[];
  readonly value: string;
  readonly onValue: (name: string) => void;
};

/** Whom it was spoken with: a contact of the account, or any other name. */
export function ContactField({ contacts, value, onValue }: ContactFieldProps) {
  const { t } = useTranslation();
  const names = [...new Set(contacts.map((contact) => contact.name).filter((name) => name !== ''))];
  return (
    <Autocomplete label={t('form.contact')} value={value} maxLength={200} data={names} onChange={onValue} />
  );
}

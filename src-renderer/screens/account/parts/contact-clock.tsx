import { HoverCard } from '@mantine/core';
import { IconClock, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import type { ContactPermissionView } from '../../../../src-shared/contract/account-questions.ts';
import type { Account } from '../../../../src-shared/domain/account/account.ts';
import { localTimeAt } from '../../../../src-shared/domain/calendar/local-time.ts';
import { allowedAgainWords, contactFindingWords } from '../../../app/contact-rule-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { useContactPermission } from '../../../app/forms/activity/use-contact-permission.ts';
import { classNames } from '../../../components/class-names.ts';
import { type Translation, useTranslation } from '../../../components/translation.tsx';
import styles from './contact-clock.module.css';

/** A1: what the clock of the contact shows, and whether calling is allowed now, with the rule that speaks against it. */
export function ContactClock({ account }: { account: Account }) {
  const { t } = useTranslation();
  const contact = account.contacts.find(({ doNotContact }) => !doNotContact) ?? account.contacts[0];
  const permission = useContactPermission({
    accountId: account.id,
    channel: 'call',
    contactId: contact?.id ?? null,
    invoiceIds: [],
  });
  if (permission === undefined) return <span className={styles.clock} />;
  const { isAllowed } = permission;
  const Icon = isAllowed ? IconPhone : IconPhoneOff;
  return (
    <HoverCard position="bottom-start" width={340} shadow="md" withArrow>
      <HoverCard.Target>
        <button
          type="button"
          className={classNames(styles.clock, isAllowed ? styles.allowed : styles.forbidden)}
          data-testid="contact-clock"
        >
          <IconClock size={14} aria-hidden="true" /> {localTimeWords(permission, account.timeZone, t)}
          <span className={styles.mark}>
            <Icon size={14} aria-hidden="true" />{' '}
            {t(isAllowed ? 'account.callAllowed' : 'account.callNotAllowed')}
          </span>
        </button>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <Why account={account} permission={permission} name={contact?.name ?? ''} />
      </HoverCard.Dropdown>
    </HoverCard>
  );
}

function localTimeWords({ at }: ContactPermissionView, timeZone: string, t: Translation['t']): string {
  const local = localTimeAt(at, timeZone);
  if (local === undefined) return t('account.zoneUnknown');
  const two = (value: number) => value.toString().padStart(2, '0');
  return t('account.localTime', {
    time: `${two(local.hour)}:${two(local.minute)}`,
    place: timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone,
  });
}

type WhyProps = {
  readonly account: Account;
  readonly permission: ContactPermissionView;
  readonly name: string;
};

function Why({ account, permission, name }: WhyProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { isAllowed, findings, allowedAgainAt } = permission;
  return (
    <div className={styles.why}>
      <strong>
        {name === ''
          ? t(isAllowed ? 'account.mayCall' : 'account.mayNotCall')
          : t(isAllowed ? 'account.mayCallName' : 'account.mayNotCallName', { name })}
      </strong>
      {isAllowed ? (
        <p>{t('account.noRuleAgainst')}</p>
      ) : (
        <>
          <ul>
            {findings.map((finding) => (
              <li key={`${finding.rule}/${finding.why}`}>{contactFindingWords(finding, t)}</li>
            ))}
          </ul>
          <p>
            {allowedAgainAt === null
              ? t('contactWarning.never')
              : allowedAgainWords(allowedAgainAt, account.timeZone, t, formats)}
          </p>
        </>
      )}
    </div>
  );
}

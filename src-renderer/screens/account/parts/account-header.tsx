import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { Link } from 'wouter';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { type Formats, useFormats } from '../../../app/formats.ts';
import { paymentTermsWords } from '../../../app/payment-terms-words.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import type { AccountActions } from '../account-view.tsx';
import { leftList } from '../next-account.ts';
import styles from './account-header.module.css';
import { AccountMenu } from './account-menu.tsx';
import { ContactClock } from './contact-clock.tsx';

type HeaderProps = { readonly account: AccountHead; readonly actions: AccountActions };

export function AccountHeader({ account, actions }: HeaderProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { name, number, paymentTerms } = account.account;
  const list = leftList();
  const about = [
    number,
    paymentTermsWords(paymentTerms, t, formats),
    t('worklist.risk', { riskClass: account.account.riskClass }),
    ...contactWords(account, t, formats),
  ].join(' · ');
  return (
    <header className={styles.header}>
      <nav className={styles.path} aria-label={t('account.path')}>
        <Link to={list.path}>
          {list.name === 'worklist' || list.name === 'accounts'
            ? t(`rail.${list.name}`)
            : t(`due.${list.name}.title`)}
        </Link>
        <IconChevronRight size={14} aria-hidden="true" />
      </nav>
      <div className={styles.title}>
        <h1 title={name}>{name}</h1>
        <p title={about}>{about}</p>
      </div>
      <ContactClock account={account.account} />
      <Marks account={account} />
      <div className={styles.actions}>
        <Button size="sm" rightSection={<KeyHint keys="C" />} onClick={() => actions.openForm('activity')}>
          {t('action.call')}
        </Button>
        <Button
          size="sm"
          variant="default"
          rightSection={<KeyHint keys="S" />}
          onClick={actions.openStatement}
        >
          {t('action.statement')}
        </Button>
        <AccountMenu account={account} />
      </div>
    </header>
  );
}

/** What is planned comes first: it is what one looks for. */
function contactWords(account: AccountHead, t: TFunction, formats: Formats): readonly string[] {
  const { lastContactOn, nextAction, today } = account;
  const last =
    lastContactOn === null
      ? t('account.neverContacted')
      : t('account.lastContact', { date: formats.shortDate(lastContactOn, today) });
  if (nextAction === null) return [last];
  const date = formats.shortDate(nextAction.date, today);
  return [t('worklist.next', { date, text: nextAction.text }), last];
}

/** Holds, blocks and what waits: short words that change what one may do. */
function Marks({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { creditHold, dunningBlock } = account.account;
  const blockWords =
    dunningBlock?.until == null
      ? t('account.dunningBlock')
      : t('account.dunningBlockUntil', { date: formats.shortDate(dunningBlock.until, account.today) });
  return (
    <div className={styles.marks}>
      {creditHold ? <Tag tone="danger">{t('account.creditHold')}</Tag> : null}
      {dunningBlock === null ? null : (
        <span title={dunningBlock.reason}>
          <Tag tone="warn">{blockWords}</Tag>
        </span>
      )}
      {account.waitingCount > 0 ? (
        <Tag tone="warn">{t('account.waiting', { count: account.waitingCount })}</Tag>
      ) : null}
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { paymentTermsWords } from '../../../app/payment-terms-words.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { Tag } from '../../../components/tag.tsx';
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
        <p>
          {number} · {paymentTermsWords(paymentTerms, t, formats)} ·{' '}
          {t('worklist.risk', { riskClass: account.account.riskClass })}
          <LastContact account={account} />
        </p>
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

function LastContact({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { lastContactOn, nextAction, today } = account;
  return (
    <>
      {' · '}
      {lastContactOn === null
        ? t('account.neverContacted')
        : t('account.lastContact', { date: formats.shortDate(lastContactOn, today) })}
      {nextAction === null
        ? null
        : ` · ${t('worklist.next', { date: formats.shortDate(nextAction.date, today), text: nextAction.text })}`}
    </>
  );
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

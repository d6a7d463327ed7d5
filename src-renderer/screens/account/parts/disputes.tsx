import { Button } from '@mantine/core';
import { IconMessageReport } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type AccountEntryOf,
  accountEntryKey,
} from '../../../../src-shared/contract/account-entries-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { caseReference } from '../../../../src-shared/domain/dispute/case-reference.ts';
import { isDisputeActive } from '../../../../src-shared/domain/dispute/dispute.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { processorWords, useReasonWords } from '../../../app/dispute-reason-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { EntryList } from '../../../components/entry-list.tsx';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useEntries } from '../use-entries.ts';
import { CaseDrawer } from './case-drawer.tsx';
import { Entries, isEntryOf } from './entries.tsx';
import styles from './entry-list.module.css';
import { PaperButton } from './paper-button.tsx';
import { WaitingMark } from './waiting-mark.tsx';

/** Disputes, newest first. */
export function Disputes({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const { view, rowsInView } = useEntries(account.account.id, 'dispute');
  const [openId, setOpenId] = useState<string | null>(null);
  const none = (
    <MessagePanel
      icon={<IconMessageReport size={22} />}
      title={t('disputes.none')}
      text={t('disputes.noneText')}
    />
  );
  return (
    <>
      <Entries view={view} none={none}>
        {({ total, offset, rows }) => (
          <EntryList
            label={t('account.tab.disputes')}
            className={styles.list}
            list={{ total, offset, rows: rows.filter(isEntryOf('dispute')) }}
            keyOf={accountEntryKey}
            usualHeight={120}
            onRowsInView={rowsInView}
          >
            {(entry) => (
              <DisputeText
                accountId={account.account.id}
                today={account.today}
                entry={entry}
                onOpen={() => setOpenId(entry.dispute.id)}
              />
            )}
          </EntryList>
        )}
      </Entries>
      <CaseDrawer account={account} disputeId={openId} onClose={() => setOpenId(null)} />
    </>
  );
}

type DisputeTextProps = {
  readonly accountId: string;
  readonly today: string;
  readonly entry: AccountEntryOf<'dispute'>;
  readonly onOpen: () => void;
};

function DisputeText({ accountId, today, entry: { dispute, isWaiting }, onOpen }: DisputeTextProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const reasonText = useReasonWords();
  const totalMinor = sumMinor(dispute.items.map((item) => item.amountMinor));
  const { fileCount } = dispute;
  const isLate = isDisputeActive(dispute) && dispute.dueDate < today;
  const items = dispute.items.map((item) => {
    const number = item.number ?? t('promises.unknownInvoice');
    return `${number} ${formats.amountNumber(item.amountMinor, dispute.currency)}`;
  });
  return (
    <div className={styles.entry}>
      <div className={styles.line}>
        <strong>{formats.amount(totalMinor, dispute.currency)}</strong>
        <span>{reasonText(dispute.reasonCode)}</span>
        <Tag tone={isDisputeActive(dispute) ? 'info' : 'neutral'}>{t(`disputeState.${dispute.state}`)}</Tag>
        {dispute.resolution === null ? null : <Tag>{t(`disputeResolution.${dispute.resolution}`)}</Tag>}
        <WaitingMark isWaiting={isWaiting} />
        <span className={styles.gap} />
        <PaperButton
          subject={{ kind: 'dispute-acknowledgement', accountId, disputeId: dispute.id }}
          label={t('document.acknowledgement')}
          tab="disputes"
        />
        <Button size="compact-sm" variant="default" onClick={onOpen}>
          {t('case.open')}
        </Button>
      </div>
      <p className={styles.text}>{items.join(' · ')}</p>
      <p className={styles.text}>
        {t('disputes.route', {
          processor: processorWords(dispute.processor, t),
          date: formats.fullDate(dispute.dueDate),
        })}{' '}
        {isLate ? <Tag tone="danger">{t('disputes.late')}</Tag> : null}
      </p>
      {dispute.description === '' ? null : (
        <p className={styles.quote}>{t('note.quoted', { text: dispute.description })}</p>
      )}
      {fileCount === 0 ? null : (
        <p className={styles.text}>
          {t('disputes.files', { count: fileCount, shown: formats.count(fileCount) })}
        </p>
      )}
      <p className={styles.muted}>
        {t('case.reference', { reference: caseReference(dispute.id) })} ·{' '}
        {t('promises.made', { date: formats.fullDate(dispute.openedOn), by: dispute.openedBy.name })}
      </p>
    </div>
  );
}

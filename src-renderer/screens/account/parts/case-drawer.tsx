import { Drawer } from '@mantine/core';
import type { DisputeCase } from '../../../../src-shared/contract/account-entries-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { accountIdSchema, disputeIdSchema } from '../../../../src-shared/domain/ids.ts';
import { goneAtOnce } from '../../../app/gone-at-once.ts';
import { useLayer } from '../../../app/use-layer.ts';
import { useLiveView } from '../../../app/use-live-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { CaseButtons } from './case-buttons.tsx';
import styles from './case-drawer.module.css';
import { CaseFacts } from './case-facts.tsx';
import { CaseFiles } from './case-files.tsx';
import { CaseHistory } from './case-history.tsx';
import { NotReady } from './not-ready.tsx';

type CaseDrawerProps = {
  readonly account: AccountHead;
  /** Null while no case is open. */
  readonly disputeId: string | null;
  readonly onClose: () => void;
};

/** One case beside the account: what it is about, what was done, and what may be done next. */
export function CaseDrawer({ account, disputeId, onClose }: CaseDrawerProps) {
  const { t } = useTranslation();
  const layer = useLayer(disputeId !== null, onClose);
  return (
    <Drawer
      {...layer}
      position="right"
      size={540}
      title={t('case.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      attributes={{ header: { role: 'presentation' } }}
      keepMounted={false}
      transitionProps={goneAtOnce}
    >
      {disputeId === null ? null : <CaseOf key={disputeId} account={account} disputeId={disputeId} />}
    </Drawer>
  );
}

function CaseOf({ account, disputeId }: { account: AccountHead; disputeId: string }) {
  const { t } = useTranslation();
  const query = {
    accountId: accountIdSchema.parse(account.account.id),
    disputeId: disputeIdSchema.parse(disputeId),
  };
  const view = useLiveView<DisputeCase | null>(
    (client, signal) => client.account.dispute(query, { signal }),
    JSON.stringify(query),
  );
  if (view.state !== 'ready') return <NotReady view={view} />;
  const dispute = view.value;
  if (dispute === null) return <p>{t('failure.DISPUTE_NOT_FOUND')}</p>;
  return (
    <div className={styles.case}>
      <CaseFacts dispute={dispute} today={account.today} />
      <CaseFiles account={account} dispute={dispute} />
      <CaseButtons account={account} dispute={dispute} />
      <CaseHistory dispute={dispute} />
    </div>
  );
}

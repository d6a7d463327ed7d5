import { Drawer } from '@mantine/core';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { goneAtOnce } from '../../../app/gone-at-once.ts';
import { useLayer } from '../../../app/use-layer.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useMatches } from '../use-matches.ts';
import { AppliedList } from './applied-list.tsx';
import styles from './case-drawer.module.css';
import { NotReady } from './not-ready.tsx';
import { UnappliedList } from './unapplied-list.tsx';

type MatchDrawerProps = {
  readonly account: AccountHead;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Cash that is not applied, with how it could be, and what people have applied, to be taken back. */
export function MatchDrawer({ account, isOpen, onClose }: MatchDrawerProps) {
  const { t } = useTranslation();
  const layer = useLayer(isOpen, onClose);
  return (
    <Drawer
      {...layer}
      position="right"
      size={600}
      title={t('match.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      attributes={{ header: { role: 'presentation' } }}
      keepMounted={false}
      transitionProps={goneAtOnce}
    >
      <div className={styles.case}>
        <Unapplied account={account} />
        <AppliedList account={account} />
      </div>
    </Drawer>
  );
}

function Unapplied({ account }: { account: AccountHead }) {
  const view = useMatches(account);
  if (view.state !== 'ready') return <NotReady view={view} />;
  return <UnappliedList account={account} part={view.value} />;
}

import { IconListCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { StartButton } from '../../app/focus/start-button.tsx';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { changeWalk, useFocusWalk } from '../../state/focus.ts';
import { accountOf, type FocusWalk, walked } from '../../state/focus-walk.ts';
import styles from './focus.module.css';
import { FocusBar } from './parts/focus-bar.tsx';
import { FocusSummary } from './parts/focus-summary.tsx';

type FocusProps = {
  /** The screen of an account, without its own ways on and back. */
  readonly accountScreen: (accountId: string) => ReactNode;
};

/** Focus mode: the worklist one account at a time, with the next step that each suggests. */
export function Focus({ accountScreen }: FocusProps) {
  const { t } = useTranslation();
  const walk = useFocusWalk();
  if (walk === null) return <NotBegun title={t('focus.title')} text={t('focus.text')} />;
  if (walk.accounts.length === 0) return <NotBegun title={t('focus.empty')} text={t('focus.emptyText')} />;
  return accountOf(walk) === undefined ? (
    <FocusSummary walk={walk} />
  ) : (
    <WalkedAccount walk={walk} accountScreen={accountScreen} />
  );
}

function WalkedAccount({ walk, accountScreen }: FocusProps & { readonly walk: FocusWalk }) {
  const [, go] = useLocation();
  const walkOn = (steps: number) => () => changeWalk((present) => walked(present, steps));
  const account = accountOf(walk);
  useShortcuts({
    n: walkOn(1),
    b: walkOn(-1),
    escape: () => go('/'),
  });
  if (account === undefined) return null;
  return (
    <div className={styles.screen}>
      <FocusBar key={`bar/${account.id}`} walk={walk} accountId={account.id} onWalk={walkOn} />
      {accountScreen(account.id)}
    </div>
  );
}

function NotBegun({ title, text }: { title: string; text: string }) {
  return (
    <MessagePanel
      icon={<IconListCheck size={22} />}
      title={title}
      text={text}
      action={<StartButton isPrimary />}
    />
  );
}

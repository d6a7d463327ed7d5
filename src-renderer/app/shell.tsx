import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { MessagePanel } from '../components/message-panel.tsx';
import { useEngineConnection } from '../state/engine-connection.ts';
import { showShortcutSheet } from '../state/shortcut-sheet.ts';
import { AccountSearch } from './account-search.tsx';
import { accountSearch } from './account-search-store.ts';
import { FirstSync } from './first-sync.tsx';
import { FormHost } from './forms/form-host.tsx';
import { isWorklistPath } from './paths.ts';
import { Rail } from './rail.tsx';
import { Routes } from './routes.tsx';
import { useSession } from './session-context.ts';
import styles from './shell.module.css';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { TopBar } from './top-bar.tsx';
import { useFirstSync } from './use-first-sync.ts';
import { useKeptDrafts } from './use-kept-drafts.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame around every screen. */
export function Shell() {
  const { t } = useTranslation();
  const isLost = useEngineConnection((connection) => connection.status === 'lost');
  const firstSync = useFirstSync();
  const [location, go] = useLocation();
  useKeptDrafts(useSession().actor.userId);
  useShortcuts({
    '?': () => showShortcutSheet(true),
    // The worklist has a search of its own.
    ...(isWorklistPath(location) ? {} : { '/': () => accountSearch.open() }),
    'g w': () => go('/'),
    'g p': () => go('/promises'),
    'g d': () => go('/disputes'),
    'g f': () => go('/follow-ups'),
    'g a': () => go('/attention'),
    'g s': () => go('/settings'),
  });
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={focusMain}>
        {t('shell.skip')}
      </button>
      <TopBar />
      <Rail />
      <main id="main" className={styles.main} tabIndex={-1}>
        {isLost ? (
          <p className={styles.lost} role="alert">
            {t('engine.lostBanner')}
          </p>
        ) : null}
        <ErrorBoundary resetKey={location} fallback={<ScreenFailed />}>
          {firstSync === null || location === '/settings' ? <Routes /> : <FirstSync first={firstSync} />}
        </ErrorBoundary>
      </main>
      <AccountSearch />
      <FormHost />
      <ShortcutSheet />
    </div>
  );
}

function ScreenFailed() {
  const { t } = useTranslation();
  return (
    <MessagePanel
      icon={<IconAlertTriangle size={22} />}
      title={t('shell.screenFailed')}
      text={t('shell.screenFailedText')}
    />
  );
}

/** The hash belongs to the router, so skipping moves the focus instead of following a link. */
function focusMain(): void {
  document.getElementById('main')?.focus();
}

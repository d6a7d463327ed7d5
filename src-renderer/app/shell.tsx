import { useLocation } from 'wouter';
import { waysByKeys } from '../../src-shared/contract/shortcut-list.ts';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { useTranslation } from '../components/translation.tsx';
import { useEngineConnection } from '../state/engine-connection.ts';
import { openPalette } from '../state/palette.ts';
import { showShortcutSheet } from '../state/shortcut-sheet.ts';
import { ActionDialog } from './action-dialog/action-dialog.tsx';
import { StatementPacks } from './batches/statement-packs.tsx';
import { useFollowedBatches } from './batches/use-followed-batches.ts';
import { CountsProvider } from './counts-provider.tsx';
import { useBatches } from './decide/use-batches.ts';
import { FirstSync } from './first-sync.tsx';
import { FormHost } from './forms/form-host.tsx';
import { useScreenLock } from './lock/use-screen-lock.ts';
import { Palette } from './palette/palette.tsx';
import { hasOwnSearch } from './paths.ts';
import { PeopleProvider } from './people-provider.tsx';
import { Rail } from './rail.tsx';
import { Routes } from './routes.tsx';
import { ScreenFailed } from './screen-failed.tsx';
import { useSession } from './session-context.ts';
import styles from './shell.module.css';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { TopBar } from './top-bar.tsx';
import { Tour } from './tour/tour.tsx';
import { TrainingDialog } from './training/training-dialog.tsx';
import { useFirstSync } from './use-first-sync.ts';
import { useKeptDrafts } from './use-kept-drafts.ts';
import { useShellErrands } from './use-shell-errand.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useToldAppearance } from './use-told-appearance.ts';

/** The frame around every screen. */
export function Shell() {
  const { t } = useTranslation();
  const isLost = useEngineConnection((connection) => connection.status === 'lost');
  const firstSync = useFirstSync();
  const [location, go] = useLocation();
  const { userId } = useSession().actor;
  const areDraftsHere = useKeptDrafts(userId);
  useShellErrands(firstSync === null);
  useToldAppearance();
  useScreenLock();
  useBatches();
  useFollowedBatches();
  useShortcuts({
    '?': () => showShortcutSheet(true),
    ...(hasOwnSearch(location) ? {} : { '/': () => openPalette() }),
    ...waysByKeys(go),
  });
  return (
    <PeopleProvider>
      <CountsProvider>
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
              {firstSync === null || location.startsWith('/settings') ? (
                <Routes />
              ) : (
                <FirstSync first={firstSync} />
              )}
            </ErrorBoundary>
          </main>
          <Palette />
          <FormHost />
          <ActionDialog />
          <StatementPacks />
          <ShortcutSheet />
          <TrainingDialog />
          <Tour isReady={firstSync === null && areDraftsHere} />
        </div>
      </CountsProvider>
    </PeopleProvider>
  );
}

/** The hash belongs to the router, so skipping moves the focus instead of following a link. */
function focusMain(): void {
  document.getElementById('main')?.focus();
}

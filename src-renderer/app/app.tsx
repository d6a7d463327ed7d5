import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { Router, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { SessionView } from '../../src-shared/contract/session-view.ts';
import { FirstRun } from '../screens/first-run/first-run.tsx';
import { Lock } from '../screens/lock/lock.tsx';
import { Locked } from '../screens/locked/locked.tsx';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import { forgetAccountOrders } from '../state/account-orders.ts';
import { clearPicked } from '../state/account-selection.ts';
import { useEngineConnection } from '../state/engine-connection.ts';
import { useFirstRun } from '../state/first-run.ts';
import { forgetListPlaces } from '../state/list-places.ts';
import { clearAllMarks } from '../state/marked-rows.ts';
import { closeAction } from '../state/open-action.ts';
import { closeForm } from '../state/open-form.ts';
import { closePalette } from '../state/palette.ts';
import { forgetShownAccounts } from '../state/shown-account.ts';
import { EngineNotice } from './engine-notice.tsx';
import { useHiddenAddress } from './lock/use-hidden-address.ts';
import { lockedPath, signInOtherPath, signInPath } from './paths.ts';
import { SessionContext } from './session-context.ts';
import { Shell } from './shell.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import { Toasts } from './toasts/toasts.tsx';
import { TrainingFrame } from './training/training-frame.tsx';
import { readyValue, useLiveView } from './use-live-view.ts';
import { forgetViews } from './view-memory.ts';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'duebook.colour-scheme' });

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <Router hook={useHashLocation}>
        <TrainingFrame>
          <Session />
        </TrainingFrame>
      </Router>
    </MantineProvider>
  );
}

/** Shows the shell to whoever is signed in, the sign-in to anybody else, and what is in the way of either. */
function Session() {
  const isLost = useEngineConnection((connection) => connection.status === 'lost');
  const session = readyValue(
    useLiveView((client, signal) => client.session.watch(undefined, { signal }), 'session'),
  );
  const isEnrolling = useFirstRun((run) => run.step !== null);
  const [location, go] = useLocation();
  const isOther = location === signInOtherPath;
  const isSigningIn = isOther || location === signInPath;
  useLeaveNothing(session);
  const isMoving = useHiddenAddress(session?.lock === 'PASSPHRASE_NEEDED' && !isSigningIn);
  if (session === undefined) return <EngineNotice isLost={isLost} />;
  if (session === null || isEnrolling) return <FirstRun isEngineLost={isLost} />;
  if (isSigningIn) {
    const back = session.lock === 'PASSPHRASE_NEEDED' ? lockedPath : '/';
    return (
      <SignIn isOther={isOther} isEngineLost={isLost} onSignedIn={() => go('/')} onCancel={() => go(back)} />
    );
  }
  const toSignIn = () => go(signInPath);
  if (session.lock === 'PASSPHRASE_NEEDED') return <Lock session={session} onSignIn={toSignIn} />;
  if (session.lock !== null) return <Locked lock={session.lock} onSignIn={toSignIn} />;
  if (isMoving) return null;
  return (
    <SessionContext value={session}>
      {/* A toast names customers and amounts: it has its place among the screens alone. */}
      <Toasts />
      <Shell />
    </SessionContext>
  );
}

/** What lies over the screens goes with them when they are locked, and with the person whose it was. */
function useLeaveNothing(session: SessionView | null | undefined): void {
  const isShown = session !== undefined && session !== null && session.lock === null;
  const userId = session?.actor.userId;
  useEffect(() => {
    if (isShown) return;
    notifications.clean();
    forgetViews();
  }, [isShown]);
  useEffect(() => {
    if (userId === undefined) return;
    return () => {
      notifications.clean();
      closeForm();
      closeAction();
      closePalette();
      forgetShownAccounts();
      clearPicked();
      clearAllMarks();
      forgetAccountOrders();
      forgetListPlaces();
      forgetViews();
    };
  }, [userId]);
}

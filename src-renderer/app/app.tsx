import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Suspense, useEffect, useEffectEvent, useState } from 'react';
import { Router, useLocation } from 'wouter';
import type { SessionView } from '../../src-shared/contract/session-view.ts';
import { FirstRun } from '../screens/first-run/first-run.tsx';
import { Lock } from '../screens/lock/lock.tsx';
import { Locked } from '../screens/locked/locked.tsx';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import { useEngineConnection } from '../state/engine-connection.ts';
import { useFirstRun } from '../state/first-run.ts';
import { linkAddress, useAppLocation } from './address.ts';
import { EngineNotice } from './engine-notice.tsx';
import { Threshold } from './later-screens.ts';
import { createLeaving } from './leave-nothing.ts';
import { useHiddenAddress } from './lock/use-hidden-address.ts';
import { lockedPath, settingsPath, signInOtherPath, signInPath } from './paths.ts';
import { SessionContext } from './session-context.ts';
import { Shell } from './shell.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import { Toasts } from './toasts/toasts.tsx';
import { TrainingFrame } from './training/training-frame.tsx';
import { readyValue, useLiveView } from './use-live-view.ts';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'duebook.colour-scheme' });

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <Router hook={useAppLocation} hrefs={linkAddress}>
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
  const [leave] = useState(createLeaving);
  const session = readyValue(
    useLiveView(
      async (client, signal) => told(await client.session.watch(undefined, { signal }), leave),
      'session',
    ),
  );
  const threshold = readyValue(
    useLiveView((client, signal) => client.threshold.watch(undefined, { signal }), 'threshold'),
  );
  const isEnrolling = useFirstRun((run) => run.step !== null);
  const [location, go] = useLocation();
  const isOther = location === signInOtherPath;
  const isSigningIn = isOther || location === signInPath;
  const isLocked = session?.lock === 'PASSPHRASE_NEEDED';
  const goOnAs = useSignedIn(session, go);
  const isMoving = useHiddenAddress(isLocked && !isSigningIn);
  if (session === undefined || threshold === undefined) return <EngineNotice isLost={isLost} />;
  const { state } = threshold;
  // Whose screens are locked is asked by name, where the name is known.
  if (state !== 'open' && (state !== 'locked' || session === null)) {
    return (
      <Suspense fallback={<EngineNotice isLost={isLost} />}>
        <Threshold state={state} threshold={threshold} />
      </Suspense>
    );
  }
  if (session === null || isEnrolling) return <FirstRun isEngineLost={isLost} isPassphraseRequired={false} />;
  if (isSigningIn) {
    const why = isOther ? 'other' : isLocked ? 'unlock' : 'again';
    // The password has taken the forgotten passphrase away: who was locked chooses another one.
    const next = (userId: string) =>
      isLocked && userId === session.actor.userId ? settingsPath('lock') : '/';
    return (
      <SignIn
        why={why}
        onSignedIn={(userId) => goOnAs({ userId, path: next(userId) })}
        onCancel={() => go(isLocked ? lockedPath : '/')}
      />
    );
  }
  const toSignIn = () => go(signInPath);
  if (isLocked) return <Lock session={session} onSignIn={toSignIn} />;
  if (session.lock === 'PASSPHRASE_REQUIRED') return <FirstRun isEngineLost={isLost} isPassphraseRequired />;
  if (session.lock !== null) {
    return <Locked lock={session.lock} today={session.today} onSignIn={toSignIn} />;
  }
  if (isMoving) return null;
  return (
    <SessionContext value={session}>
      {/* A toast names customers and amounts: it has its place among the screens alone. */}
      <Toasts />
      <Shell key={session.actor.userId} />
    </SessionContext>
  );
}

/** The sessions, each told before it is drawn. */
async function* told(
  sessions: AsyncIterable<SessionView | null>,
  tell: (session: SessionView | null) => void,
): AsyncGenerator<SessionView | null, void> {
  for await (const session of sessions) {
    tell(session);
    yield session;
  }
}

type SignedIn = { readonly userId: string; readonly path: string };

/** Goes on to the screens once they are those of the person who has signed in: until then they are somebody else's. */
function useSignedIn(session: SessionView | null | undefined, go: (path: string) => void) {
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const goOn = useEffectEvent(() => {
    setSignedIn(null);
    if (signedIn !== null) go(signedIn.path);
  });
  const isHere = signedIn !== null && session?.actor.userId === signedIn.userId;
  useEffect(() => {
    if (isHere) goOn();
  }, [isHere]);
  return setSignedIn;
}

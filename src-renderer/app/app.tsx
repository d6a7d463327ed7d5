import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { Router, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Locked } from '../screens/locked/locked.tsx';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import { useEngineConnection } from '../state/engine-connection.ts';
import { EngineNotice } from './engine-notice.tsx';
import { signInPath } from './paths.ts';
import { SessionContext } from './session-context.ts';
import { Shell } from './shell.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
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
      <Notifications position="bottom-left" containerWidth={380} autoClose={8000} limit={3} />
      <Router hook={useHashLocation}>
        <Session />
      </Router>
    </MantineProvider>
  );
}

/** Shows the shell to whoever is signed in, the sign-in to anybody else. */
function Session() {
  const status = useEngineConnection((connection) => connection.status);
  const session = readyValue(
    useLiveView((client, signal) => client.session.watch(undefined, { signal }), 'session'),
  );
  const [location, go] = useLocation();
  const isShown = session !== undefined && session !== null && session.lock === null;
  // A toast names customers and amounts: nobody who may not see the screens may see it.
  useEffect(() => {
    if (!isShown) notifications.clean();
  }, [isShown]);
  if (session === undefined) return <EngineNotice isLost={status === 'lost'} />;
  if (session === null || location === signInPath) {
    const leave = () => go('/');
    return (
      <SignIn
        isEngineLost={status === 'lost'}
        onSignedIn={leave}
        onCancel={session === null ? null : leave}
      />
    );
  }
  if (session.lock !== null) return <Locked lock={session.lock} onSignIn={() => go(signInPath)} />;
  return (
    <SessionContext value={session}>
      <Shell />
    </SessionContext>
  );
}

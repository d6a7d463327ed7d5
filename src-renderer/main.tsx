import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app/tokens.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app/app.tsx';
import { connectEngine } from './app/engine-client.ts';
import { startI18n } from './app/i18n.ts';
import { keepPresses } from './app/keep-presses.ts';
import { watchCopies } from './app/own-copies.ts';
import { pressShortcut } from './app/press-shortcut.ts';
import { hearShell } from './app/shell-messages.ts';
import { beginAnew } from './app/training/begin-anew.ts';
import { guardConnection } from './app/training/guard-connection.ts';
import { wakeWithNetwork } from './app/wake-with-network.ts';
import { TranslationProvider } from './components/translation.tsx';
import { engineConnectionListener, useEngineConnection } from './state/engine-connection.ts';

// Zod compiles schemas with `new Function`, which the content security policy forbids.
config({ jitless: true });
await startI18n();
if (window.duebook !== undefined) hearShell(window, (keys) => pressShortcut(document, keys));
connectEngine(guardConnection(engineConnectionListener, () => beginAnew(window)));
keepPresses(document);
watchCopies(window);
wakeWithNetwork(window, () => useEngineConnection.getState().client);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <TranslationProvider>
      <App />
    </TranslationProvider>
  </StrictMode>,
);

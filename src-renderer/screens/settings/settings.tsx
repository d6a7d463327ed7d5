import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useFormats } from '../../app/formats.ts';
import { signInPath } from '../../app/paths.ts';
import { useSession } from '../../app/session-context.ts';
import { syncWords } from '../../app/sync-words.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';
import { useNow } from '../../app/use-now.ts';
import { setLanguage, useSettings } from '../../state/settings.ts';
import { SettingsView } from './settings-view.tsx';
import { useChangePassword } from './use-change-password.ts';
import { useRebuild } from './use-rebuild.ts';

export function Settings() {
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { t } = useTranslation();
  const formats = useFormats();
  const [, go] = useLocation();
  const sync = readyValue(useLiveView((client, signal) => client.sync.watch(undefined, { signal }), 'sync'));
  const nowMs = useNow();
  const language = useSettings((settings) => settings.language);
  return (
    <SettingsView
      session={session}
      colorScheme={colorScheme}
      language={language}
      serverWords={sync === undefined ? '' : syncWords(sync, nowMs, t, formats)}
      figures={useRebuild()}
      password={useChangePassword()}
      onSignInAgain={() => go(signInPath)}
      onColorScheme={setColorScheme}
      onLanguage={setLanguage}
    />
  );
}

import { useMantineColorScheme } from '@mantine/core';
import { useSession } from '../../app/session-context.ts';
import { setLanguage, useSettings } from '../../state/settings.ts';
import { SettingsView } from './settings-view.tsx';

export function Settings() {
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const language = useSettings((settings) => settings.language);
  return (
    <SettingsView
      session={session}
      colorScheme={colorScheme}
      language={language}
      onColorScheme={setColorScheme}
      onLanguage={setLanguage}
    />
  );
}

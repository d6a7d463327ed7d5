import { useMantineColorScheme } from '@mantine/core';
import { useLocation } from 'wouter';
import { shortcutKeys, wayKeys } from '../../../src-shared/contract/shortcut-list.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { chooseLanguage, languageChoices } from '../../state/settings.ts';
import { showShortcutSheet } from '../../state/shortcut-sheet.ts';
import { showPackText } from '../../state/statement-pack.ts';
import { startTour } from '../../state/tour.ts';
import { showTraining, useTraining } from '../../state/training.ts';
import { useStartFocus } from '../focus/use-start-focus.ts';
import { useLockNow } from '../lock/use-screen-lock.ts';
import { signInOtherPath } from '../paths.ts';
import { useScreens } from '../screens.tsx';
import type { PaletteCommand } from './palette-row.ts';

/** Every screen of the rail, and what can be switched and begun from anywhere. */
export function usePaletteCommands(): readonly PaletteCommand[] {
  return [...useScreenCommands(), ...useAppearanceCommands(), ...useWorkstationCommands()];
}

function useScreenCommands(): readonly PaletteCommand[] {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const startFocus = useStartFocus();
  const screens = useScreens().map(
    ({ path, name }): PaletteCommand => ({
      ...{ id: `screen${path}`, section: 'screens', label: name, keys: wayKeys(path) },
      run: () => go(path),
    }),
  );
  const focus: PaletteCommand = {
    ...{ id: 'focus', section: 'screens', label: t('focus.title'), moreWords: t('rail.worklist') },
    keys: shortcutKeys('worklist', 'focus'),
    run: () => void startFocus(),
  };
  return [...screens, focus];
}

const schemes = ['light', 'dark', 'auto'] as const;

function useAppearanceCommands(): readonly PaletteCommand[] {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const ofSettings = { section: 'settings', keys: null, staysHere: true } as const;
  return [
    ...schemes.map(
      (scheme): PaletteCommand => ({
        ...ofSettings,
        id: `theme/${scheme}`,
        label: `${t('settings.theme')}: ${t(`settings.scheme.${scheme}`)}`,
        moreWords: t('settings.appearance'),
        run: () => setColorScheme(scheme),
      }),
    ),
    ...languageChoices.map(
      (language): PaletteCommand => ({
        ...ofSettings,
        id: `language/${language}`,
        label: `${t('settings.language')}: ${t(`settings.languageName.${language}`)}`,
        // Whoever does not read the present language looks for the word of their own.
        moreWords: 'language Sprache',
        run: () => chooseLanguage(language),
      }),
    ),
  ];
}

function useWorkstationCommands(): readonly PaletteCommand[] {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const client = useEngineConnection((connection) => connection.client);
  const lockNow = useLockNow();
  const training = useTraining((one) => one.state);
  const command = (id: string, label: string, run: () => void, keys: string | null = null) =>
    ({ id, section: 'settings', label, keys, run }) satisfies PaletteCommand;
  return [
    command(
      'shortcuts',
      t('shortcuts.title'),
      () => showShortcutSheet(true),
      shortcutKeys('everywhere', 'sheet'),
    ),
    command('lock', t('shortcuts.everywhere.lock'), lockNow, shortcutKeys('everywhere', 'lock')),
    { ...command('sync', t('palette.syncNow'), () => void client?.sync.now()), staysHere: true },
    command('statement-pack', t('palette.openPack'), () => showPackText(null)),
    command('tour', t('tour.start'), startTour),
    ...(training === 'none' || training === null
      ? []
      : [command('training', t(training === 'on' ? 'training.leave' : 'training.title'), showTraining)]),
    command('sign-in', t('settings.signInAgain'), () => go(signInOtherPath)),
  ];
}

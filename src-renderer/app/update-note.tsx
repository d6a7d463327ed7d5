import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../components/translation.tsx';
import { UpdateEnding } from './later-screens.ts';
import { settingsPath } from './paths.ts';
import { useDesktop } from './use-desktop.ts';

/** A new version is ready: said quietly, and where it is installed; or the program ends for it, which may take a while. */
export function UpdateNote() {
  const { t } = useTranslation();
  const state = useDesktop()?.updates?.state;
  if (state?.name === 'installing') {
    return (
      <Suspense fallback={null}>
        <UpdateEnding version={state.offered.version} />
      </Suspense>
    );
  }
  if (state?.name !== 'ready') return null;
  const label = t('shell.updateReady', { version: state.offered.version });
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} to={settingsPath('about')} variant="light" size="lg" aria-label={label}>
        <IconDownload size={18} />
      </ActionIcon>
    </Tooltip>
  );
}

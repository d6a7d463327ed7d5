import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { findShortcuts } from '../../../app/shortcuts/find-shortcuts.ts';
import { ShortcutScopes } from '../../../app/shortcuts/shortcut-scopes.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { Panel } from '../parts/panel.tsx';

/** Every shortcut, to be searched. */
export function Shortcuts() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const scopes = findShortcuts(typed, t);
  return (
    <Panel title={t('settings.section.shortcuts')} text={t('settings.shortcutsText')}>
      <TextInput
        aria-label={t('settings.shortcutsFind')}
        placeholder={t('settings.shortcutsFind')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p role="status">{scopes.length === 0 ? t('settings.shortcutsNone', { typed }) : ''}</p>
      <ShortcutScopes scopes={scopes} />
    </Panel>
  );
}

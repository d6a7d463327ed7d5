import { Modal } from '@mantine/core';
import { useTranslation } from '../components/translation.tsx';
import { showShortcutSheet, useShortcutSheet } from '../state/shortcut-sheet.ts';
import { goneAtOnce } from './gone-at-once.ts';
import { findShortcuts } from './shortcuts/find-shortcuts.ts';
import { ShortcutScopes } from './shortcuts/shortcut-scopes.tsx';
import { useLayer } from './use-layer.ts';

/** `?`: every shortcut on one sheet. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const isOpen = useShortcutSheet((sheet) => sheet.isOpen);
  const layer = useLayer(isOpen, () => showShortcutSheet(false));
  return (
    <Modal
      {...layer}
      title={t('shortcuts.title')}
      size="lg"
      transitionProps={goneAtOnce}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <ShortcutScopes scopes={findShortcuts('', t)} />
    </Modal>
  );
}

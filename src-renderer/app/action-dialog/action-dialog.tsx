import { Modal } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { closeAction, useOpenAction } from '../../state/open-action.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import { later } from '../later.ts';
import { useLayer } from '../use-layer.ts';
import { actionDraftKey } from './action.ts';
import styles from './action-dialog.module.css';

const ActionForm = later(async () => (await import('./action-form.tsx')).ActionForm);

/** Shows the dialog of the action that was asked for, over screens and drawers. */
export function ActionDialog() {
  const { t } = useTranslation();
  const action = useOpenAction((open) => open.action);
  const layer = useLayer(action !== null, closeAction);
  return (
    <Modal
      {...layer}
      title={dialogTitle(action?.title ?? '')}
      size={480}
      zIndex={300}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      attributes={{ header: { role: 'presentation' } }}
      keepMounted={false}
      classNames={{ content: styles.content ?? '' }}
      transitionProps={goneAtOnce}
    >
      {action === null ? null : (
        <Suspense fallback={null}>
          <ActionForm key={actionDraftKey(action)} action={action} />
        </Suspense>
      )}
    </Modal>
  );
}

/** The words that open a dialog say with dots that one comes; it is there now. */
function dialogTitle(words: string): string {
  return words.replace(/\s*…$/, '');
}

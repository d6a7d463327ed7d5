import { Modal } from '@mantine/core';
import { useTranslation } from '../../components/translation.tsx';
import { hideTraining, useTraining } from '../../state/training.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import { useLayer } from '../use-layer.ts';
import { TrainingPanel } from './training-panel.tsx';

/** The training from anywhere: by the palette. */
export function TrainingDialog() {
  const { t } = useTranslation();
  const isShown = useTraining((training) => training.isShown);
  const layer = useLayer(isShown, hideTraining);
  return (
    <Modal
      {...layer}
      title={t('training.title')}
      size={480}
      transitionProps={goneAtOnce}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <TrainingPanel />
    </Modal>
  );
}

import { TourButton } from '../../../app/tour/tour-button.tsx';
import { TrainingPanel } from '../../../app/training/training-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useTraining } from '../../../state/training.ts';
import { Panel } from '../parts/panel.tsx';

/** How to get to know the program. */
export function Training() {
  const { t } = useTranslation();
  const hasTraining = useTraining(({ state }) => state !== null && state !== 'none');
  return (
    <>
      <Panel title={t('tour.title')} text={t('tour.text')}>
        <TourButton />
      </Panel>
      {hasTraining ? (
        <Panel title={t('training.title')}>
          <TrainingPanel />
        </Panel>
      ) : null}
    </>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from '../../components/translation.tsx';
import { startTour } from '../../state/tour.ts';

/** Starts the tour again. */
export function TourButton() {
  const { t } = useTranslation();
  return (
    <Button variant="default" size="sm" onClick={startTour}>
      {t('tour.start')}
    </Button>
  );
}

import { Progress } from '@mantine/core';
import { useTranslation } from '../../components/translation.tsx';
import { ThresholdCard } from './parts/threshold-card.tsx';

type KeyChangeViewProps = {
  /** 0 to 1. */
  readonly fraction: number;
  readonly isEngineLost: boolean;
};

/** Stands in place of everything while the data get a new key; it goes by itself. */
export function KeyChangeView({ fraction, isEngineLost }: KeyChangeViewProps) {
  const { t } = useTranslation();
  const percent = Math.round(fraction * 100);
  return (
    <ThresholdCard icon="changing-key" title={t('threshold.changing-key.title')} isEngineLost={isEngineLost}>
      <p>{t('threshold.changing-key.text')}</p>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={t('threshold.changing-key.title')} />
      </Progress.Root>
      <p>{t('threshold.changing-key.next', { percent })}</p>
    </ThresholdCard>
  );
}

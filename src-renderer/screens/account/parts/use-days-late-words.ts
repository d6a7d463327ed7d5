import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';

/** Tenths of days late in words: "12.5 days late", "in time", or that nothing was paid. */
export function useDaysLateWords(): (daysLateTenths: number | null) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (daysLateTenths) => {
    if (daysLateTenths === null) return t('past.nothingPaid');
    if (daysLateTenths === 0) return t('past.inTime');
    const days = daysLateTenths / 10;
    return t('past.late', { count: days, days: formats.count(days) });
  };
}

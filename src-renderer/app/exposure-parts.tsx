import { useTranslation } from '../components/translation.tsx';
import { useFormats } from './formats.ts';
import styles from './priority-reasons.module.css';

type ExposurePartsProps = {
  readonly balanceMinor: number;
  readonly unbilledOrdersMinor: number;
  readonly exposureMinor: number;
  readonly creditLimitMinor: number | null;
  readonly currency: string;
};

/** Credit: what the exposure is made of, and the limit that it is held against. Amounts in minor units. */
export function ExposureParts({ currency, ...amounts }: ExposurePartsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { balanceMinor, unbilledOrdersMinor, exposureMinor, creditLimitMinor } = amounts;
  const line = (name: string, amountMinor: number) => (
    <div>
      <dt>{name}</dt>
      <dd>{formats.amount(amountMinor, currency)}</dd>
    </div>
  );
  return (
    <dl className={styles.list}>
      <div className={styles.head}>
        <dt>{t('exposure.title')}</dt>
      </div>
      {line(t('figure.balance'), balanceMinor)}
      {line(t('exposure.unbilledOrders'), unbilledOrdersMinor)}
      {line(t('exposure.exposure'), exposureMinor)}
      {creditLimitMinor === null ? null : line(t('exposure.limit'), creditLimitMinor)}
    </dl>
  );
}

import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from '../../../components/translation.tsx';
import { useFormats } from '../../formats.ts';
import styles from './cash-counter.module.css';
import { denominationsOf, readCounts, steppedCount } from './denominations.ts';

type CashCounterProps = {
  readonly currency: string;
  /** As typed, by value in minor units. */
  readonly countTexts: Readonly<Record<string, string>>;
  readonly problem: string | null;
  readonly onCount: (counted: { readonly valueMinor: number; readonly text: string }) => void;
};

/** Counts notes and coins; made for fingers. */
export function CashCounter(props: CashCounterProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { currency, countTexts, problem } = props;
  const values = denominationsOf(currency);
  const { totalMinor, wrong } = readCounts(countTexts, values);
  return (
    <fieldset className={styles.box}>
      <legend>{t('receipt.counted')}</legend>
      <ul className={styles.list}>
        {values.map((valueMinor) => (
          <CountRow
            key={valueMinor}
            value={formats.amountNumber(valueMinor, currency)}
            text={countTexts[valueMinor.toString()] ?? ''}
            isWrong={wrong.includes(valueMinor)}
            onText={(text) => props.onCount({ valueMinor, text })}
          />
        ))}
      </ul>
      <p className={styles.total} role="status">
        {t('receipt.countedTotal', { amount: formats.amount(totalMinor, currency) })}
      </p>
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

type CountRowProps = {
  readonly value: string;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
};

function CountRow({ value, text, isWrong, onText }: CountRowProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.row}>
      <span className={styles.value}>{value}</span>
      <button
        type="button"
        className={styles.step}
        aria-label={t('receipt.less', { value })}
        onClick={() => onText(steppedCount(text, -1))}
      >
        <IconMinus size={18} aria-hidden="true" />
      </button>
      <input
        className={styles.count}
        aria-label={t('receipt.countOf', { value })}
        aria-invalid={isWrong}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        placeholder="0"
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <button
        type="button"
        className={styles.step}
        aria-label={t('receipt.more', { value })}
        onClick={() => onText(steppedCount(text, 1))}
      >
        <IconPlus size={18} aria-hidden="true" />
      </button>
    </li>
  );
}

import styles from './amount-field.module.css';
import { formatAmountText } from './amount-text.ts';
import { useTranslation } from './translation.tsx';

type AmountQuestionProps = {
  /** Minor units. */
  readonly choices: readonly [number, number];
  readonly currency: string;
  readonly locale: string;
  readonly onChoice: (amountMinor: number) => void;
};

/** Asks which of two amounts a text means, with both as choices. */
export function AmountQuestion({ choices, currency, locale, onChoice }: AmountQuestionProps) {
  const { t } = useTranslation();
  const amounts = choices.map((amountMinor) => formatAmountText(amountMinor, currency, locale));
  const [first, second] = amounts;
  return (
    <span className={styles.question}>
      <span>{t('amountField.question', { first, second })}</span>
      <span className={styles.choices}>
        {choices.map((amountMinor, index) => (
          <button
            key={amountMinor}
            type="button"
            className={styles.choice}
            // Keeps the field focused, so that nothing moves away under the pointer.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoice(amountMinor)}
          >
            {amounts[index]}
          </button>
        ))}
      </span>
    </span>
  );
}

import type { ChosenInvoices } from '../../../../src-shared/contract/account-invoices-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import type { AccountActions } from '../account-view.tsx';
import type { Selection } from '../selection.ts';
import styles from './selection-bar.module.css';
import { SelectionMenu } from './selection-menu.tsx';

type SelectionBarProps = {
  readonly account: AccountHead;
  readonly selection: Selection;
  readonly chosen: ChosenInvoices;
  readonly actions: AccountActions;
};

/** Totals of what is chosen, always in view, and what can be done with it. */
export function SelectionBar({ account, selection, chosen, actions }: SelectionBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amounts = chosen.totals.map((total) => formats.amount(total.openMinor, total.currency));
  const oldestDays = chosen.oldestDaysPastDue;
  return (
    <footer className={styles.bar}>
      <p className={styles.totals} aria-live="polite">
        {chosen.count === 0 ? (
          <span className={styles.hint}>{t('selection.none')}</span>
        ) : (
          <>
            <strong>
              {t('selection.invoices', { count: chosen.count, shown: formats.count(chosen.count) })} ·{' '}
              {amounts.join(' + ')}
            </strong>
            {oldestDays > 0 ? (
              <span className={styles.hint}>{t('selection.oldest', { count: oldestDays })}</span>
            ) : null}
          </>
        )}
      </p>
      <button type="button" className={styles.main} onClick={() => actions.openForm('promise')}>
        {t('action.promise')} <KeyHint keys="P" />
      </button>
      <button type="button" onClick={() => actions.openForm('dispute')}>
        {t('action.dispute')} <KeyHint keys="D" />
      </button>
      <button type="button" onClick={() => actions.openForm('plan')}>
        {t('action.plan')} <KeyHint keys="L" />
      </button>
      <button type="button" onClick={() => actions.openForm('activity')}>
        {t('action.call')} <KeyHint keys="C" />
      </button>
      <button type="button" onClick={actions.openStatement}>
        {t('action.statement')} <KeyHint keys="S" />
      </button>
      <SelectionMenu account={account} selection={selection} count={chosen.count} />
    </footer>
  );
}

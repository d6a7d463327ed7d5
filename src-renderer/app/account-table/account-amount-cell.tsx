import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { Cell, First, Second } from '../../components/list-table/list-row.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';

/** The currency of an account; a plus says that it owes in others as well. */
export function Currency({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  return (
    <>
      {row.currency}
      {row.hasOtherCurrencies ? <span title={t('worklist.otherCurrencies')}> +</span> : null}
    </>
  );
}

type AmountCellProps = {
  readonly row: WorklistRow;
  readonly amountMinor: number;
  readonly hasCurrency: boolean;
  /** The line below says why the account was found, and the currency with it. */
  readonly isFound: boolean;
  readonly isStrong?: boolean;
};

export function AmountCell({ row, amountMinor, hasCurrency, isFound, isStrong = false }: AmountCellProps) {
  const formats = useFormats();
  return (
    <Cell isNumeric>
      <First isStrong={isStrong} isQuiet={amountMinor === 0}>
        {formats.amountNumber(amountMinor, row.currency)}
      </First>
      {isFound ? <Second>{'\u00a0'}</Second> : null}
      {!isFound && (hasCurrency || row.hasOtherCurrencies) ? (
        <Second>
          <Currency row={row} />
        </Second>
      ) : null}
    </Cell>
  );
}

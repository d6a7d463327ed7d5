import { memo } from 'react';
import type { AccountColumn } from '../../../src-shared/contract/worklist-settings.ts';
import type { FoundIn, WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { ListRow, NameCell, type RowPosition, Second } from '../../components/list-table/list-row.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { FoundWords } from '../lists/found-words.tsx';
import { AmountCell, Currency } from './account-amount-cell.tsx';
import {
  AgeingCell,
  ContactCell,
  CreditUseCell,
  DisputeCell,
  HoldCell,
  PromiseCell,
  TextCell,
} from './account-cells.tsx';
import styles from './account-row.module.css';
import { foundArea } from './column-layout.ts';
import { PickCell } from './pick-cell.tsx';
import { ScoreCell } from './score-cell.tsx';

type RowProps = RowPosition & {
  readonly row: WorklistRow;
  /** Those that are shown, in their order. */
  readonly columns: readonly AccountColumn[];
  /** Its place in the list, without the heads of groups. */
  readonly rowIndex: number;
  /** Why the search found it, where its number and name alone do not show it. */
  readonly foundKind: FoundIn['kind'] | undefined;
  readonly foundText: string | undefined;
  readonly search: string;
  readonly isWhyShown: boolean;
  readonly hasCurrencies: boolean;
  readonly collectorName: string;
  readonly today: string;
  readonly onOpen: (row: WorklistRow) => void;
  readonly onWhy: (key: string | null) => void;
};

/** Memoised: a difference of the list draws the rows anew that it changed, not all that are in view. */
export const AccountTableRow = memo(function AccountTableRow(props: RowProps) {
  const { row, isActive, columns } = props;
  return (
    <ListRow index={props.index} top={props.top} isActive={isActive}>
      <PickCell row={row} rowIndex={props.rowIndex} isActive={isActive} />
      {columns.map((column) => (
        <CellOf key={column} {...props} column={column} />
      ))}
    </ListRow>
  );
});

function CellOf({ column, ...props }: RowProps & { readonly column: AccountColumn }) {
  const { row, isActive, today } = props;
  const isFound = props.foundKind !== undefined;
  const amounts = { row, isFound, hasCurrency: props.hasCurrencies };
  switch (column) {
    case 'score':
      return <ScoreCell row={row} isActive={isActive} isWhyShown={props.isWhyShown} onWhy={props.onWhy} />;
    case 'account':
      return (
        <NameCell name={row.name} isActive={isActive} onOpen={() => props.onOpen(row)}>
          {isFound ? <FoundLine {...props} /> : <AccountLine {...props} />}
        </NameCell>
      );
    case 'overdue':
      return <AmountCell {...amounts} amountMinor={row.overdueMinor} />;
    case 'toCollect':
      return <AmountCell {...amounts} amountMinor={row.toCollectMinor} isStrong />;
    case 'balance':
      return <AmountCell {...amounts} amountMinor={row.balanceMinor} />;
    case 'ageing':
      return <AgeingCell row={row} />;
    case 'promise':
      return <PromiseCell row={row} today={today} />;
    case 'dispute':
      return <DisputeCell row={row} />;
    case 'contact':
      return <ContactCell row={row} today={today} />;
    case 'creditUse':
      return <CreditUseCell row={row} />;
    case 'hold':
      return <HoldCell row={row} />;
    case 'collector':
      return <TextCell text={props.collectorName} />;
    case 'risk':
      return <TextCell text={row.riskClass} />;
    case 'segment':
      return <TextCell text={row.segment} />;
    case 'territory':
      return <TextCell text={row.territory} />;
  }
}

/** What may stand before a match in the line below name and amounts. */
const foundLead = 14;

function AccountLine({ row }: RowProps) {
  const { t } = useTranslation();
  return (
    <Second>
      {row.number} · {t('worklist.risk', { riskClass: row.riskClass })}
      {row.waitingCount > 0 ? (
        <span className={styles.waiting}> · {t('worklist.waiting', { count: row.waitingCount })}</span>
      ) : null}
    </Second>
  );
}

/** Why the account was found: below the name and the amounts, so that what was searched is seen in full. */
function FoundLine({ row, foundKind, foundText, search, hasCurrencies, columns }: RowProps) {
  if (foundKind === undefined || foundText === undefined) return null;
  return (
    <>
      <Second>{'\u00a0'}</Second>
      <span className={styles.found} style={{ gridColumn: foundArea(columns) }}>
        {row.number} ·{' '}
        {hasCurrencies || row.hasOtherCurrencies ? (
          <>
            <Currency row={row} /> ·{' '}
          </>
        ) : null}
        <FoundWords kind={foundKind} text={foundText} search={search} lead={foundLead} />
      </span>
    </>
  );
}

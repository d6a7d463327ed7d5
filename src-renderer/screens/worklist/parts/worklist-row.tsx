import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundIn, WorklistRow } from '../../../../src-shared/contract/worklist-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { FoundWords } from '../../../app/lists/found-words.tsx';
import { AgeingBar } from '../../../components/ageing-bar.tsx';
import {
  Cell,
  Dash,
  First,
  ListRow,
  NameCell,
  type RowPosition,
  Second,
} from '../../../components/list-table/list-row.tsx';
import { Tag } from '../../../components/tag.tsx';
import { ScoreCell } from './score-cell.tsx';
import styles from './worklist-row.module.css';

type RowProps = RowPosition & {
  readonly row: WorklistRow;
  /** Why the search found it, where its number and name alone do not show it. */
  readonly foundKind: FoundIn['kind'] | undefined;
  readonly foundText: string | undefined;
  readonly search: string;
  readonly isWhyShown: boolean;
  readonly hasCurrencies: boolean;
  readonly today: string;
  readonly onOpen: (row: WorklistRow) => void;
  readonly onWhy: (key: string | null) => void;
};

/** Memoised: a difference of the list draws the rows anew that it changed, not all that are in view. */
export const WorklistTableRow = memo(function WorklistTableRow(props: RowProps) {
  const { row, isActive, hasCurrencies, today } = props;
  const isFound = props.foundKind !== undefined;
  const amounts = { row, isFound, hasCurrency: hasCurrencies };
  return (
    <ListRow index={props.index} top={props.top} isActive={isActive}>
      <ScoreCell row={row} isActive={isActive} isWhyShown={props.isWhyShown} onWhy={props.onWhy} />
      <NameCell name={row.name} isActive={isActive} onOpen={() => props.onOpen(row)}>
        {isFound ? <FoundLine {...props} /> : <AccountLine {...props} />}
      </NameCell>
      <AmountCell {...amounts} amountMinor={row.overdueMinor} />
      <AmountCell {...amounts} amountMinor={row.toCollectMinor} isStrong />
      <AgeingCell row={row} />
      <PromiseCell row={row} today={today} />
      <DisputeCell row={row} />
      <ContactCell row={row} today={today} />
    </ListRow>
  );
});

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
function FoundLine({ row, foundKind, foundText, search, hasCurrencies }: RowProps) {
  if (foundKind === undefined || foundText === undefined) return null;
  return (
    <>
      <SecondPlace />
      <span className={styles.found}>
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

/** Holds the place of a second line that stands elsewhere. */
function SecondPlace() {
  return <Second>{'\u00a0'}</Second>;
}

function Currency({ row }: { row: WorklistRow }) {
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

function AmountCell({ row, amountMinor, hasCurrency, isFound, isStrong = false }: AmountCellProps) {
  const formats = useFormats();
  return (
    <Cell isNumeric>
      <First isStrong={isStrong} isQuiet={amountMinor === 0}>
        {formats.amountNumber(amountMinor, row.currency)}
      </First>
      {isFound ? <SecondPlace /> : null}
      {!isFound && (hasCurrency || row.hasOtherCurrencies) ? (
        <Second>
          <Currency row={row} />
        </Second>
      ) : null}
    </Cell>
  );
}

function AgeingCell({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const days = row.oldestDaysPastDue;
  return (
    <Cell>
      <span className={styles.days}>
        {days === 0 ? t('worklist.notOverdue') : t('worklist.oldestDays', { count: days })}
      </span>
      <AgeingBar
        bucketsMinor={row.bucketsMinor}
        label={t('worklist.ageingLabel', { count: row.overdueCount })}
      />
    </Cell>
  );
}

function PromiseCell({ row, today }: { row: WorklistRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextPromise, brokenPromiseCount } = row;
  const isDue = nextPromise !== null && nextPromise.date <= today;
  return (
    <Cell hasTags>
      {nextPromise === null ? null : (
        <Tag tone={isDue ? 'warn' : 'ok'}>
          {nextPromise.date === today ? t('worklist.dueToday') : formats.shortDate(nextPromise.date, today)}
        </Tag>
      )}
      {brokenPromiseCount > 0 ? (
        <Tag tone="danger">{t('worklist.broken', { count: brokenPromiseCount })}</Tag>
      ) : null}
      {nextPromise === null && brokenPromiseCount === 0 ? <Dash /> : null}
    </Cell>
  );
}

function DisputeCell({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Cell>
      {row.activeDisputeCount === 0 ? (
        <Dash />
      ) : (
        <span title={formats.amount(row.disputedMinor, row.currency)}>
          <Tag tone="info">{t('worklist.disputes', { count: row.activeDisputeCount })}</Tag>
        </span>
      )}
    </Cell>
  );
}

function ContactCell({ row, today }: { row: WorklistRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextAction } = row;
  const isDue = nextAction !== null && nextAction.date <= today;
  return (
    <Cell>
      <First>
        {row.lastContactOn === null ? t('worklist.never') : formats.shortDate(row.lastContactOn, today)}
      </First>
      {nextAction === null ? null : (
        <Second isUrgent={isDue} title={nextAction.text}>
          {t('worklist.next', { date: formats.shortDate(nextAction.date, today), text: nextAction.text })}
        </Second>
      )}
    </Cell>
  );
}

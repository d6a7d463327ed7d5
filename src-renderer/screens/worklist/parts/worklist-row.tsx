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
  return (
    <ListRow index={props.index} top={props.top} isActive={isActive}>
      <ScoreCell row={row} isActive={isActive} isWhyShown={props.isWhyShown} onWhy={props.onWhy} />
      <NameCell name={row.name} isActive={isActive} onOpen={() => props.onOpen(row)}>
        <AccountLine {...props} />
      </NameCell>
      <AmountCell row={row} amountMinor={row.overdueMinor} hasCurrency={hasCurrencies} />
      <AmountCell row={row} amountMinor={row.toCollectMinor} hasCurrency={hasCurrencies} isStrong />
      <AgeingCell row={row} />
      <PromiseCell row={row} today={today} />
      <DisputeCell row={row} />
      <ContactCell row={row} today={today} />
    </ListRow>
  );
});

/** What may stand before a match in the narrow column of the name. */
const foundLead = 10;

function AccountLine({ row, foundKind, foundText, search }: RowProps) {
  const { t } = useTranslation();
  return (
    <Second>
      {row.number} ·{' '}
      {foundKind === undefined || foundText === undefined ? (
        t('worklist.risk', { riskClass: row.riskClass })
      ) : (
        <FoundWords kind={foundKind} text={foundText} search={search} lead={foundLead} />
      )}
      {row.waitingCount > 0 ? (
        <span className={styles.waiting}> · {t('worklist.waiting', { count: row.waitingCount })}</span>
      ) : null}
    </Second>
  );
}

type AmountCellProps = {
  readonly row: WorklistRow;
  readonly amountMinor: number;
  readonly hasCurrency: boolean;
  readonly isStrong?: boolean;
};

function AmountCell({ row, amountMinor, hasCurrency, isStrong = false }: AmountCellProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Cell isNumeric>
      <First isStrong={isStrong} isQuiet={amountMinor === 0}>
        {formats.amountNumber(amountMinor, row.currency)}
      </First>
      {hasCurrency || row.hasOtherCurrencies ? (
        <Second>
          {row.currency}
          {row.hasOtherCurrencies ? <span title={t('worklist.otherCurrencies')}> +</span> : null}
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

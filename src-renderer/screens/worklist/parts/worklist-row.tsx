import { useTranslation } from 'react-i18next';
import type { WorklistRow } from '../../../../src-shared/contract/worklist-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { AgeingBar } from '../../../components/ageing-bar.tsx';
import { classNames } from '../../../components/class-names.ts';
import { Tag } from '../../../components/tag.tsx';
import type { WorklistActions } from '../worklist-view.tsx';
import { ScoreCell } from './score-cell.tsx';
import styles from './worklist-table.module.css';

type RowProps = {
  readonly row: WorklistRow;
  readonly index: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly isWhyShown: boolean;
  readonly hasCurrencies: boolean;
  readonly today: string;
  readonly actions: WorklistActions;
};

export function WorklistTableRow(props: RowProps) {
  const { row, index, actions } = props;
  return (
    <tr
      id={`row-${index.toString()}`}
      aria-rowindex={index + 2}
      aria-current={props.isActive}
      className={classNames(styles.row, props.isActive && styles.active)}
      style={{ transform: `translateY(${props.top.toString()}px)` }}
      data-index={index}
      data-account={row.accountId}
    >
      <ScoreCell
        row={row}
        index={index}
        isActive={props.isActive}
        isWhyShown={props.isWhyShown}
        actions={actions}
      />
      <AccountCell row={row} isActive={props.isActive} onOpen={() => actions.open(row.accountId)} />
      <AmountCell row={row} amountMinor={row.overdueMinor} hasCurrency={props.hasCurrencies} />
      <AmountCell row={row} amountMinor={row.toCollectMinor} hasCurrency={props.hasCurrencies} isStrong />
      <AgeingCell row={row} />
      <PromiseCell row={row} today={props.today} />
      <DisputeCell row={row} />
      <ContactCell row={row} today={props.today} />
    </tr>
  );
}

type AccountCellProps = {
  readonly row: WorklistRow;
  readonly isActive: boolean;
  readonly onOpen: () => void;
};

function AccountCell({ row, isActive, onOpen }: AccountCellProps) {
  const { t } = useTranslation();
  return (
    <td className={styles.cell}>
      <button
        type="button"
        tabIndex={isActive ? 0 : -1}
        className={styles.name}
        title={row.name}
        onClick={onOpen}
      >
        {row.name}
      </button>
      <span className={styles.second}>
        {row.number} · {t('worklist.risk', { riskClass: row.riskClass })}
        {row.waitingCount > 0 ? (
          <span className={styles.waiting}> · {t('worklist.waiting', { count: row.waitingCount })}</span>
        ) : null}
      </span>
    </td>
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
    <td className={classNames(styles.cell, styles.numeric)}>
      <span className={classNames(isStrong && styles.strong, amountMinor === 0 && styles.zero)}>
        {formats.amountNumber(amountMinor, row.currency)}
      </span>
      {hasCurrency || row.hasOtherCurrencies ? (
        <span className={styles.second}>
          {row.currency}
          {row.hasOtherCurrencies ? <span title={t('worklist.otherCurrencies')}> +</span> : null}
        </span>
      ) : null}
    </td>
  );
}

function AgeingCell({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const days = row.oldestDaysPastDue;
  return (
    <td className={styles.cell}>
      <span className={styles.days}>
        {days === 0 ? t('worklist.notOverdue') : t('worklist.oldestDays', { count: days })}
      </span>
      <AgeingBar
        bucketsMinor={row.bucketsMinor}
        label={t('worklist.ageingLabel', { count: row.overdueCount })}
      />
    </td>
  );
}

function PromiseCell({ row, today }: { row: WorklistRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextPromise, brokenPromiseCount } = row;
  const isDue = nextPromise !== null && nextPromise.date <= today;
  return (
    <td className={classNames(styles.cell, styles.tags)}>
      {nextPromise === null ? null : (
        <Tag tone={isDue ? 'warn' : 'ok'}>
          {nextPromise.date === today ? t('worklist.dueToday') : formats.shortDate(nextPromise.date, today)}
        </Tag>
      )}
      {brokenPromiseCount > 0 ? (
        <Tag tone="danger">{t('worklist.broken', { count: brokenPromiseCount })}</Tag>
      ) : null}
      {nextPromise === null && brokenPromiseCount === 0 ? <Dash /> : null}
    </td>
  );
}

function DisputeCell({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <td className={styles.cell}>
      {row.activeDisputeCount === 0 ? (
        <Dash />
      ) : (
        <span title={formats.amount(row.disputedMinor, row.currency)}>
          <Tag tone="info">{t('worklist.disputes', { count: row.activeDisputeCount })}</Tag>
        </span>
      )}
    </td>
  );
}

function ContactCell({ row, today }: { row: WorklistRow; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextAction } = row;
  const isDue = nextAction !== null && nextAction.date <= today;
  return (
    <td className={styles.cell}>
      <span className={styles.ellipsis}>
        {row.lastContactOn === null ? t('worklist.never') : formats.shortDate(row.lastContactOn, today)}
      </span>
      {nextAction === null ? null : (
        <span className={classNames(styles.second, isDue && styles.due)} title={nextAction.text}>
          {t('worklist.next', { date: formats.shortDate(nextAction.date, today), text: nextAction.text })}
        </span>
      )}
    </td>
  );
}

function Dash() {
  return <span className={styles.zero}>–</span>;
}

/** A row whose content is on its way. */
export function SkeletonRow({ top }: { top: number }) {
  return (
    <tr className={styles.row} style={{ transform: `translateY(${top.toString()}px)` }}>
      {[26, 150, 70, 70, 80, 60, 30, 60].map((width) => (
        <td key={width} className={styles.cell}>
          <span className={styles.skeleton} style={{ width }} />
        </td>
      ))}
    </tr>
  );
}

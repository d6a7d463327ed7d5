import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { WorklistGroup, WorklistGrouping } from '../../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import styles from './group-row.module.css';
import { useGroupName } from './use-group-name.ts';
import { groupHeadId } from './use-toggle-group.ts';

type GroupRowProps = {
  readonly group: WorklistGroup;
  readonly grouping: WorklistGrouping;
  readonly index: number;
  /** From the first line, in pixels. */
  readonly top: number;
  readonly columnCount: number;
  /** Its rows are not shown. */
  readonly isClosed: boolean;
  readonly onToggle: (key: string) => void;
};

/**
 * The head of a group of accounts: its name, how many there are, and what they owe per currency (M1). It closes and opens
 * the group; the arrow keys do so in their direction.
 */
export function GroupRow(props: GroupRowProps) {
  const { group, grouping, index, top, isClosed, onToggle } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useGroupName(grouping)(group);
  const Chevron = isClosed ? IconChevronRight : IconChevronDown;
  const sums = (['overdue', 'toCollect'] as const).map((key) => ({
    key,
    words: group.totals
      .map((one) => ({ currency: one.currency, amountMinor: one[`${key}Minor`] }))
      .filter(({ amountMinor }) => amountMinor !== 0)
      .map(({ currency, amountMinor }) =>
        amountMinor === null ? `— ${currency}` : formats.amount(amountMinor, currency),
      )
      .join(' + '),
  }));
  return (
    <tr
      className={styles.row}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top.toString()}px)` }}
      data-group={group.key}
    >
      <th scope="rowgroup" colSpan={props.columnCount} className={styles.head}>
        <button
          type="button"
          id={groupHeadId(group.key)}
          className={styles.toggle}
          aria-expanded={!isClosed}
          title={name}
          onClick={() => onToggle(group.key)}
          onKeyDown={(event) => {
            if (!isTurning(event, isClosed)) return;
            event.preventDefault();
            onToggle(group.key);
          }}
        >
          <Chevron size={16} aria-hidden="true" className={styles.chevron} />
          <span className={styles.name}>{name}</span>
        </button>
        <span className={styles.count}>
          {t('worklist.accounts', { count: group.accountCount, shown: formats.count(group.accountCount) })}
        </span>
        <span className={styles.amounts}>
          {sums.map(({ key, words }) =>
            words === '' ? null : (
              <span key={key} className={styles.sum} title={words}>
                {t(`figure.${key}`)} <strong>{words}</strong>
              </span>
            ),
          )}
        </span>
      </th>
    </tr>
  );
}

/** True for the arrow key that leads from how the group is now to the other. */
function isTurning({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, isClosed: boolean): boolean {
  return key === (isClosed ? 'ArrowRight' : 'ArrowLeft') && !altKey && !ctrlKey && !metaKey;
}

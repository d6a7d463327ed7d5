import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { Cell } from '../../components/list-table/list-row.tsx';
import { ScoreChip } from '../../components/score-chip.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { PriorityReasons } from '../priority-reasons.tsx';
import styles from './score-cell.module.css';

type ScoreCellProps = {
  readonly row: WorklistRow;
  /** Only the active row is in the tab order; the rest is reached with J and K. */
  readonly isActive: boolean;
  readonly isWhyShown: boolean;
  readonly onWhy: (key: string | null) => void;
};

/** W1: the score, with its reasons on hover, on focus and by `E`. */
export function ScoreCell({ row, isActive, isWhyShown, onWhy }: ScoreCellProps) {
  const { t } = useTranslation();
  const [isHovered, setIsHovered] = useState(false);
  const isOpen = isWhyShown || isHovered;
  return (
    <Cell>
      <span className={styles.holder}>
        <button
          type="button"
          tabIndex={isActive ? 0 : -1}
          className={styles.score}
          aria-label={t('worklist.scoreLabel', { score: row.score })}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onMouseEnter={() => setIsHovered(true)}
          onMouseLeave={() => setIsHovered(false)}
          onFocus={(event) => setIsHovered(event.currentTarget.matches(':focus-visible'))}
          onBlur={() => setIsHovered(false)}
          onClick={() => onWhy(isWhyShown ? null : row.accountId)}
        >
          <ScoreChip score={row.score} />
        </button>
        {isOpen ? <Reasons row={row} /> : null}
      </span>
    </Cell>
  );
}

/** Mounted only while it is shown: a closed one in each row listens to the whole document and is drawn twice. */
function Reasons({ row }: Pick<ScoreCellProps, 'row'>) {
  const { t } = useTranslation();
  return (
    <Popover opened position="right-start" width={310} shadow="md" withArrow withRoles={false}>
      <Popover.Target>
        <span className={styles.anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('priority.title')}>
        <PriorityReasons reasons={row.reasons} score={row.score} currency={row.currency} />
      </Popover.Dropdown>
    </Popover>
  );
}

import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { Cell } from '../../components/list-table/list-row.tsx';
import { ScoreChip } from '../../components/score-chip.tsx';
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
  return (
    <Cell>
      <Popover opened={isWhyShown || isHovered} position="right-start" width={310} shadow="md" withArrow>
        <Popover.Target>
          <button
            type="button"
            tabIndex={isActive ? 0 : -1}
            className={styles.score}
            aria-label={t('worklist.scoreLabel', { score: row.score })}
            onMouseEnter={() => setIsHovered(true)}
            onMouseLeave={() => setIsHovered(false)}
            onFocus={(event) => setIsHovered(event.currentTarget.matches(':focus-visible'))}
            onBlur={() => setIsHovered(false)}
            onClick={() => onWhy(isWhyShown ? null : row.accountId)}
          >
            <ScoreChip score={row.score} />
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <PriorityReasons reasons={row.reasons} score={row.score} currency={row.currency} />
        </Popover.Dropdown>
      </Popover>
    </Cell>
  );
}

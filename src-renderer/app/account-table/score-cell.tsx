import { Popover } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
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

/** So long the pointer may take from the score to its reasons. */
const wayMs = 120;

/** W1: the score, with its reasons on hover, on focus and by `E`. */
export function ScoreCell({ row, isActive, isWhyShown, onWhy }: ScoreCellProps) {
  const { t } = useTranslation();
  const { isHovered, pointer, end } = useHover();
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
          {...pointer}
          // Only the selected row is in the tab order: its reasons are those that belong to the selection.
          onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && onWhy(row.accountId)}
          onBlur={() => isWhyShown && onWhy(null)}
          onClick={() => onWhy(isWhyShown ? null : row.accountId)}
        >
          <ScoreChip score={row.score} />
        </button>
        {isOpen ? <Reasons row={row} pointer={pointer} onEscape={isWhyShown ? undefined : end} /> : null}
      </span>
    </Cell>
  );
}

/** Whether the pointer is over something or what belongs to it, with some time for the way between them. */
function useHover() {
  const [isHovered, setIsHovered] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  const end = () => {
    clearTimeout(leaving.current);
    setIsHovered(false);
  };
  const enter = () => {
    clearTimeout(leaving.current);
    setIsHovered(true);
  };
  const leave = () => {
    leaving.current = setTimeout(end, wayMs);
  };
  return { isHovered, pointer: { onMouseEnter: enter, onMouseLeave: leave }, end };
}

type ReasonsProps = Pick<ScoreCellProps, 'row'> & {
  readonly pointer: ReturnType<typeof useHover>['pointer'];
  /** Absent where the list itself closes them. */
  readonly onEscape: (() => void) | undefined;
};

/** Mounted only while it is shown: a closed one in each row listens to the whole document and is drawn twice. */
function Reasons({ row, pointer, onEscape }: ReasonsProps) {
  const { t } = useTranslation();
  const close = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || onEscape === undefined) return;
    event.stopPropagation();
    onEscape();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => close(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return (
    <Popover opened position="right-start" width={310} shadow="md" withArrow withRoles={false}>
      <Popover.Target>
        <span className={styles.anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('priority.title')} {...pointer}>
        <PriorityReasons reasons={row.reasons} score={row.score} currency={row.currency} />
      </Popover.Dropdown>
    </Popover>
  );
}

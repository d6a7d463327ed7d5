import { classNames } from './class-names.ts';
import styles from './score-chip.module.css';

const highFrom = 60;
const middleFrom = 35;

/** The score of an account; the colour only repeats what the number says. */
export function ScoreChip({ score }: { score: number }) {
  const tone = score >= highFrom ? styles.high : score >= middleFrom ? styles.middle : styles.low;
  return <span className={classNames(styles.chip, tone)}>{score}</span>;
}

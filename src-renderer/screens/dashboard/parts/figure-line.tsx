import { VisuallyHidden } from '@mantine/core';
import type { ComparedRow, FigureRow } from '../../../../src-shared/domain/key-figures/figure-rows.ts';
import { ageingTone } from '../../../components/ageing-bar.tsx';
import { changeWords, type FigureLanguage, figureName, figureWords } from '../figure-words.ts';
import styles from './figure-line.module.css';

type FigureLineProps = {
  readonly row: ComparedRow;
  /** Of the bar, from 0 to 1. */
  readonly length: number;
  readonly bucketCount: number;
  readonly isCompared: boolean;
  readonly language: FigureLanguage;
  readonly onOpen: (row: FigureRow) => void;
};

/** The engine answers for so many components at once. */
const mostComponents = 200;

/** A figure: its name, its bar, its value and what has changed. It opens the documents that it is made of. */
export function FigureLine({ row, length, bucketCount, isCompared, language, onOpen }: FigureLineProps) {
  const { t } = language;
  const name = figureName(row.name, language);
  const value = figureWords(row, language);
  const change = row.change === null ? '' : changeWords(row.change, row, language);
  const tone = row.name.kind === 'bucket' ? ageingTone(row.name.bucket, bucketCount) : null;
  const cells = (
    <>
      {/* The spaces keep the words apart for who hears them. */}
      <span className={styles.name}>{`${name} `}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.bar}
          style={{
            width: `${(length * 100).toFixed(2)}%`,
            ...(tone === null ? {} : { background: `var(--db-age-${tone})` }),
          }}
        />
      </span>
      <span
        className={row.value.defined || row.atLeast !== null ? styles.value : styles.none}
      >{`${value} `}</span>
      {isCompared ? (
        <span className={styles.change}>
          {change === '' ? null : <VisuallyHidden>{`${t('dashboard.csv.change')} `}</VisuallyHidden>}
          {change}
        </span>
      ) : null}
    </>
  );
  const isOpenable = row.components.length > 0 && row.components.length <= mostComponents;
  return (
    <li>
      {isOpenable ? (
        <button type="button" className={styles.line} aria-haspopup="dialog" onClick={() => onOpen(row)}>
          {cells}
        </button>
      ) : (
        <div className={styles.line}>{cells}</div>
      )}
    </li>
  );
}

import { figureLengths } from '../../../../src-shared/domain/key-figures/figure-lengths.ts';
import {
  type ComparedRow,
  type FigureRow,
  figureSections,
} from '../../../../src-shared/domain/key-figures/figure-rows.ts';
import type { FigureLanguage } from '../figure-words.ts';
import { FigureLine } from './figure-line.tsx';
import styles from './figure-panels.module.css';

type FigurePanelsProps = {
  readonly rows: readonly ComparedRow[];
  readonly isCompared: boolean;
  readonly language: FigureLanguage;
  readonly onOpen: (row: FigureRow) => void;
};

/** All figures: a part for each currency and one for those without, in panels of bars with their numbers. */
export function FigurePanels({ rows, isCompared, language, onOpen }: FigurePanelsProps) {
  const { t } = language;
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const lengths = figureLengths(rows);
  const bucketCount = language.bucketDays.length + 2;
  const panelOf = (currency: string, section: FigureRow['section']) => {
    const inPanel = rows.filter((row) => row.currency === currency && row.section === section);
    if (inPanel.length === 0) return null;
    const title = t(`dashboard.section.${section}`);
    return (
      <section key={section} className={styles.panel} aria-label={`${title} ${currency}`.trim()}>
        <h3>{title}</h3>
        <ul className={styles.lines} data-compared={isCompared}>
          {inPanel.map((row) => (
            <FigureLine
              key={row.id}
              row={row}
              length={lengths.get(row.id) ?? 0}
              bucketCount={bucketCount}
              isCompared={isCompared}
              language={language}
              onOpen={onOpen}
            />
          ))}
        </ul>
      </section>
    );
  };
  return currencies.map((currency) => (
    <section
      key={currency}
      className={styles.currency}
      aria-label={currency === '' ? t('dashboard.allCurrencies') : currency}
    >
      <h2>{currency === '' ? t('dashboard.allCurrencies') : currency}</h2>
      <div className={styles.panels}>{figureSections.map((section) => panelOf(currency, section))}</div>
    </section>
  ));
}

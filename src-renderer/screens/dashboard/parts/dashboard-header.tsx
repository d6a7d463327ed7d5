import { Button } from '@mantine/core';
import { IconDownload, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import type { DashboardViewProps } from '../dashboard-view.tsx';
import { AsOfField } from './as-of-field.tsx';
import styles from './dashboard-header.module.css';

/** What the figures are of, the date that they are of, and how they are taken along. */
export function DashboardHeader(props: DashboardViewProps) {
  const { organisation, asOf, shown, language, onDate, onExport, onReport } = props;
  const { t, formats } = language;
  const isReady = shown.state === 'ready';
  return (
    <div className={styles.head}>
      <div className={styles.title}>
        <h1>{t('dashboard.title')}</h1>
        <p className={styles.summary}>
          {t('dashboard.asOf', { date: formats.fullDate(asOf) })}
          {isReady
            ? ` · ${t('dashboard.accounts', { count: shown.accountCount, shown: formats.count(shown.accountCount) })}`
            : null}
          {isReady ? ` · ${t('dashboard.period', { days: shown.periodDays })}` : null}
          {isReady && shown.staleCount > 0
            ? ` · ${t('dashboard.stale', { count: shown.staleCount, shown: formats.count(shown.staleCount) })}`
            : null}
        </p>
        <p className={styles.paper}>{organisation}</p>
      </div>
      <div className={styles.tools}>
        <AsOfField key={asOf} asOf={asOf} today={props.today} language={language} onDate={onDate} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          disabled={!isReady}
          onClick={onExport}
        >
          {t('dashboard.export')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={16} aria-hidden="true" />}
          disabled={!isReady}
          onClick={onReport}
        >
          {t('dashboard.report')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          disabled={!isReady}
          onClick={() => window.print()}
        >
          {t('dashboard.print')}
        </Button>
      </div>
    </div>
  );
}

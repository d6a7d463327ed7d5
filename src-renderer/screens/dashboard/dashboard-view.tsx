import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChartBar, IconPlayerStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { BusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { ComparedRow, FigureRow } from '../../../src-shared/domain/key-figures/figure-rows.ts';
import type { KeyFigures } from '../../../src-shared/domain/key-figures/key-figures.ts';
import { failureWords } from '../../app/failure-words.ts';
import type { Problem } from '../../app/problem.ts';
import { MessagePanel } from '../../components/message-panel.tsx';
import styles from './dashboard-view.module.css';
import type { FigureLanguage } from './figure-words.ts';
import { Comparison, type ComparisonProps } from './parts/comparison.tsx';
import { DashboardHeader } from './parts/dashboard-header.tsx';
import { FigurePanels } from './parts/figure-panels.tsx';
import { FiguresRunning } from './parts/figures-running.tsx';

export type ShownFigures =
  | { readonly state: 'loading' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | {
      readonly state: 'ready';
      readonly figures: KeyFigures;
      readonly periodDays: number;
      readonly accountCount: number;
      readonly staleCount: number;
    };

export type DashboardViewProps = {
  readonly organisation: string;
  readonly asOf: BusinessDate;
  readonly today: string;
  readonly isToday: boolean;
  readonly shown: ShownFigures;
  readonly rows: readonly ComparedRow[];
  readonly language: FigureLanguage;
  readonly comparison: Pick<ComparisonProps, 'daysBefore' | 'date' | 'earlier'>;
  readonly onDate: (date: BusinessDate) => void;
  readonly onDaysBefore: (days: number | null) => void;
  readonly onStop: () => void;
  readonly onAgain: () => void;
  readonly onOpen: (row: FigureRow) => void;
  readonly onExport: () => void;
  readonly onReport: () => void;
};

export function DashboardView(props: DashboardViewProps) {
  const { language, comparison, onDaysBefore } = props;
  return (
    <div className={styles.screen}>
      <DashboardHeader {...props} />
      <Comparison {...comparison} language={language} onDaysBefore={onDaysBefore} />
      <Content {...props} />
    </div>
  );
}

function Content(props: DashboardViewProps): ReactNode {
  const { shown, rows, language, comparison, onOpen, onAgain, onStop } = props;
  const { t, formats } = language;
  const again = (
    <Button variant="default" size="sm" onClick={onAgain}>
      {t('dashboard.again')}
    </Button>
  );
  switch (shown.state) {
    case 'loading':
      return <FiguresRunning done={0} total={0} language={language} onStop={null} />;
    case 'running':
      return <FiguresRunning {...shown} language={language} onStop={onStop} />;
    case 'stopped':
      return <MessagePanel icon={<IconPlayerStop />} title={t('dashboard.stopped')} action={again} />;
    case 'failed':
      return (
        <MessagePanel
          icon={<IconAlertTriangle />}
          title={t('dashboard.failed')}
          text={failureWords(shown.problem, t, formats)}
          {...(props.isToday ? {} : { action: again })}
        />
      );
    case 'ready':
      return shown.figures.currencies.length === 0 ? (
        <MessagePanel icon={<IconChartBar />} title={t('dashboard.none')} text={t('dashboard.noneText')} />
      ) : (
        <FigurePanels rows={rows} isCompared={comparison.date !== null} language={language} onOpen={onOpen} />
      );
  }
}

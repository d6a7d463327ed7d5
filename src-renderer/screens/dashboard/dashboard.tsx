import { useState } from 'react';
import { useLocation } from 'wouter';
import type { DashboardHead } from '../../../src-shared/contract/figures-view.ts';
import {
  addDays,
  type BusinessDate,
  businessDate,
} from '../../../src-shared/domain/calendar/business-date.ts';
import {
  compareRows,
  type FigureRow,
  figureRows,
} from '../../../src-shared/domain/key-figures/figure-rows.ts';
import { type FiguresChoice, figuresPath } from '../../app/documents/figures-choice.ts';
import { useFormats } from '../../app/formats.ts';
import { useLiveWindows } from '../../app/lists/use-live-windows.ts';
import { useNameOf } from '../../app/people-context.ts';
import { useSession } from '../../app/session-context.ts';
import type { LiveView } from '../../app/use-live-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { csvText } from './csv.ts';
import { DashboardView, type ShownFigures } from './dashboard-view.tsx';
import type { FigureLanguage } from './figure-words.ts';
import { figureLines } from './figures-csv.ts';
import { ItemsDrawer } from './parts/items-drawer.tsx';
import { saveCsv } from './save-csv.ts';
import { type FiguresAsOf, useFiguresAsOf } from './use-figures-as-of.ts';

/** The key figures of today, which follow every change, or those of a date in the past. */
export function Dashboard({ begun }: { readonly begun: FiguresChoice }) {
  const session = useSession();
  const language = useFigureLanguage();
  const [, go] = useLocation();
  // Where somebody comes back from the report, the figures are those that it was of.
  const [chosen, setChosen] = useState<BusinessDate | null>(
    begun.asOf !== null && begun.asOf < session.today ? begun.asOf : null,
  );
  const [daysBefore, setDaysBefore] = useState(begun.daysBefore);
  const [opened, setOpened] = useState<FigureRow | null>(null);
  const live = useToday();
  const past = useFiguresAsOf(chosen);
  const asOf = chosen ?? businessDate(live.state === 'ready' ? live.value.asOf : session.today);
  const comparedWith = daysBefore === null ? null : addDays(asOf, -daysBefore);
  const earlier = useFiguresAsOf(comparedWith);
  const shown = chosen === null ? ofToday(live) : ofPast(past);
  const earlierRows = earlier.progress.phase === 'ready' ? figureRows(earlier.progress.value.figures) : null;
  const rows =
    shown.state === 'ready'
      ? compareRows(figureRows(shown.figures), comparedWith === null ? null : earlierRows, daysBefore)
      : [];
  const exportFigures = () => {
    const lines = figureLines(rows, { asOf, comparedWith: earlierRows && comparedWith }, language);
    saveCsv([csvText(lines)], `duebook-figures-${asOf}.csv`);
  };
  return (
    <>
      <DashboardView
        organisation={session.organisation.name}
        asOf={asOf}
        today={session.today}
        isToday={chosen === null}
        shown={shown}
        rows={rows}
        language={language}
        comparison={{ daysBefore, date: comparedWith, earlier }}
        onDate={(date) => setChosen(date < session.today ? date : null)}
        onDaysBefore={setDaysBefore}
        onStop={past.stop}
        onAgain={past.again}
        onOpen={setOpened}
        onExport={exportFigures}
        onReport={() => go(`/dashboard/report${figuresPath({ asOf: chosen, daysBefore })}`)}
      />
      <ItemsDrawer row={opened} asOf={asOf} language={language} onClose={() => setOpened(null)} />
    </>
  );
}

function useToday(): LiveView<DashboardHead> {
  return useLiveWindows<DashboardHead, never, DashboardHead>(
    {
      open: (client, signal) => client.figures.watch(undefined, { signal }),
      keyOf: (row) => row,
      shownAs: ({ head }) => head,
    },
    'figures',
  );
}

function useFigureLanguage(): FigureLanguage {
  const { t } = useTranslation();
  const { actor, organisation } = useSession();
  const nameOf = useNameOf();
  return {
    t,
    formats: useFormats(),
    bucketDays: organisation.policy.ageingBucketDays,
    userName: (userId) => (userId === actor.userId ? actor.name : nameOf(userId)),
  };
}

function ofToday(live: LiveView<DashboardHead>): ShownFigures {
  return live.state === 'ready' ? { ...live.value, state: 'ready' } : live;
}

function ofPast({ progress }: FiguresAsOf): ShownFigures {
  if (progress.phase === 'ready') return { ...progress.value, staleCount: 0, state: 'ready' };
  if (progress.phase === 'failed') return { state: 'failed', problem: progress.problem };
  if (progress.phase === 'stopped') return { state: 'stopped' };
  return { state: 'running', done: progress.done, total: progress.total };
}

import { IconMapPin, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { DueListHead } from '../../../src-shared/contract/due-lists-view.ts';
import { type VisitListRow, visitRowKey } from '../../../src-shared/contract/visits-view.ts';
import {
  addDays,
  type BusinessDate,
  businessDate,
  isBusinessDate,
} from '../../../src-shared/domain/calendar/business-date.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import type { ListSource } from '../../app/lists/list-source.ts';
import { useLiveList } from '../../app/lists/use-live-list.ts';
import { useSession } from '../../app/session-context.ts';
import { useIsSynced } from '../../app/use-is-synced.ts';
import { viewMemory } from '../../app/view-memory.ts';
import { ListScreen } from '../../components/list-screen.tsx';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { DayBar } from './parts/day-bar.tsx';
import { VisitPlaces } from './parts/visit-places.tsx';

const source: ListSource<{ readonly date: BusinessDate }, DueListHead, VisitListRow> = {
  open: (client, query, signal) => client.visits.watch(query, { signal }),
  keyOf: visitRowKey,
  memory: viewMemory(),
};

const firstCount = 100;
const mostCount = 500;

/** A2: where to go on a day: the places, and what is due there. */
export function Visits({ date: named }: { date: string | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { today } = useSession();
  const [, go] = useLocation();
  const [limit, setLimit] = useState(firstCount);
  const date = named !== undefined && isBusinessDate(named) ? named : businessDate(today);
  const view = useLiveList(source, { date }, { offset: 0, limit }, { memory: source.memory });
  const goTo = (day: string) => go(day === today ? '/visits' : `/visits/${day}`);
  const total = view.state === 'ready' ? view.value.head.total : undefined;
  return (
    <ListScreen
      title={t('visits.title')}
      summary={total === undefined ? '' : t('visits.count', { count: total, shown: formats.count(total) })}
      bar={<DayBar date={date} today={today} onDay={goTo} onStep={(days) => goTo(addDays(date, days))} />}
    >
      {view.state === 'failed' ? (
        <MessagePanel
          icon={<IconPlugConnectedX size={22} />}
          title={t('due.failed')}
          text={failureWords(view.problem, t, formats)}
        />
      ) : null}
      {total === 0 ? <NoVisits /> : null}
      {view.state === 'ready' && view.value.head.total > 0 ? (
        <VisitPlaces
          rows={view.value.rows}
          total={view.value.head.total}
          today={today}
          canShowMore={limit < mostCount}
          onMore={() => setLimit(mostCount)}
        />
      ) : null}
      {view.state === 'loading' ? <p role="status">{t('visits.loading')}</p> : null}
    </ListScreen>
  );
}

function NoVisits() {
  const { t } = useTranslation();
  const isSynced = useIsSynced();
  return (
    <MessagePanel
      icon={<IconMapPin size={22} />}
      title={t('visits.none')}
      text={t(isSynced ? 'visits.noneText' : 'due.notSynced')}
    />
  );
}

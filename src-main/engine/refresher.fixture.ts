import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { pulledOf } from './account.fixture.ts';
import { type AccountReader, createAccountReader } from './account-reader.ts';
import { type Change, createChangeBus } from './change-bus.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { OutboxPort } from './ports/outbox-port.ts';
import type { ReadModelsPort } from './ports/read-models-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import type { Scheduler } from './ports/scheduler.ts';
import { createReadModelsRefresher } from './read-models-refresher.ts';
import { timerScheduler } from './timer-scheduler.ts';

export const everyAccount = {
  offset: 0,
  limit: 500,
  search: '',
  filter: 'all',
  sort: 'oldest',
  direction: 'descending',
} as const;

export type RefresherSetting = {
  readonly scheduler?: Scheduler;
  readonly today?: () => string;
  readonly isHeldBack?: () => boolean;
  readonly reader?: (reader: AccountReader) => AccountReader;
  readonly replica?: (replica: ReplicaPort) => ReplicaPort;
  readonly readModels?: (readModels: ReadModelsPort) => ReadModelsPort;
};

type Store = {
  readonly replica: ReplicaPort;
  readonly outbox: OutboxPort;
  readonly device: DevicePort;
  readonly readModels: ReadModelsPort;
  write(name: CollectionName, documents: ReturnType<typeof pulledOf>[]): Promise<void>;
};

/** A store on which refreshers can be started one after the other, as after a restart. */
export function withRefreshers<Opened extends Store>(store: Opened) {
  const events: string[] = [];
  const changes: Change[] = [];
  return {
    ...store,
    /** What was logged. */
    events,
    /** What views were told. */
    changes,
    async writeAccounts(count: number) {
      const ids = Array.from({ length: count }, (_, index) => `a${index}`);
      const of = (id: string) => ({ id, accountId: id, number: id });
      await store.write(
        'accounts',
        ids.map((id) => pulledOf('accounts', of(id))),
      );
      await store.write(
        'invoices',
        ids.map((id) => pulledOf('invoices', { id: `i-${id}`, accountId: id })),
      );
    },
    rows: () => store.readModels.rows(everyAccount),
    startRefresher(setting: RefresherSetting = {}) {
      const bus = createChangeBus();
      bus.listen((change) => changes.push(change));
      const reader = createAccountReader(
        store.replica,
        store.outbox,
        store.device,
        () => defaultSettings,
        () => null,
      );
      const today = setting.today ?? (() => '2026-03-31');
      return createReadModelsRefresher({
        readModels: setting.readModels?.(store.readModels) ?? store.readModels,
        replica: setting.replica?.(store.replica) ?? store.replica,
        reader: setting.reader?.(reader) ?? reader,
        bus,
        scheduler: setting.scheduler ?? timerScheduler,
        isHeldBack: setting.isHeldBack ?? (() => false),
        log: (_level, event) => events.push(event),
        isDiskFailure: (error) => error instanceof Error && error.message === 'the disk',
        rules: () => ({ today: businessDate(today()), settings: defaultSettings }),
      });
    },
  };
}

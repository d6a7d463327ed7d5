import type { SessionView } from '../../src-shared/contract/session-view.ts';
import type { SyncState } from '../../src-shared/contract/sync-state.ts';
import type { AccountReader } from './account-reader.ts';
import type { SummaryRules } from './account-summary.ts';
import type { ChangeBus } from './change-bus.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { OrganisationRules } from './organisation-rules.ts';
import type { Outcomes } from './outcomes.ts';
import type { Clock } from './ports/clock.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { DocumentsPort } from './ports/documents-port.ts';
import type { Ids } from './ports/ids.ts';
import type { Log } from './ports/log.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';
import type { OutboxPort } from './ports/outbox-port.ts';
import type { ReadModelsPort } from './ports/read-models-port.ts';
import type { ReceiptNumbersPort } from './ports/receipt-numbers-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import type { Scheduler } from './ports/scheduler.ts';
import type { SyncPort } from './ports/sync-port.ts';
import type { ReadModelsRefresher } from './read-models-refresher.ts';

/** Everything that the use cases and live views of the engine work with. */
export type EngineServices = {
  readonly host: SessionView['host'];
  readonly version: string;
  readonly device: DevicePort;
  readonly replica: ReplicaPort;
  readonly outbox: OutboxPort;
  readonly readModels: ReadModelsPort;
  readonly receiptNumbers: ReceiptNumbersPort;
  readonly documents: DocumentsPort;
  readonly sync: SyncPort;
  readonly clock: Clock;
  readonly monotonic: MonotonicClock;
  readonly ids: Ids;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly bus: ChangeBus;
  readonly queue: KeyedQueue;
  readonly rules: OrganisationRules;
  readonly reader: AccountReader;
  readonly refresher: ReadModelsRefresher;
  readonly outcomes: Outcomes;
};

/** The rules that figures follow at this moment. */
export function presentRules({ clock, rules }: Pick<EngineServices, 'clock' | 'rules'>): SummaryRules {
  return { today: clock.today(), settings: rules.settings() };
}

/** Who works here; null before the first sign-in. */
export function sessionView({ device, clock, rules, host, version }: EngineServices): SessionView | null {
  const session = device.session();
  if (session === undefined) return null;
  const { actor, organisation } = session;
  const lock = device.lock() ?? null;
  const { disputeReasons } = rules.settings();
  const deviceId = device.deviceId();
  return { actor, organisation, disputeReasons, deviceId, today: clock.today(), host, version, lock };
}

/** The user who is signed in; empty before anybody has. */
export function actorIdOf({ device }: Pick<EngineServices, 'device'>): string {
  return device.session()?.actor.userId ?? '';
}

export function syncState(services: EngineServices): SyncState {
  const { waiting, attention } = services.outbox.counts(actorIdOf(services));
  return { ...services.sync.state(), waitingCount: waiting, attentionCount: attention };
}

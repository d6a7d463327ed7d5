import type { SessionView } from '../../src-shared/contract/session-view.ts';
import type { SyncState } from '../../src-shared/contract/sync-state.ts';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import type { Person } from '../../src-shared/domain/organisation/people.ts';
import type { AccountReader } from './account-reader.ts';
import type { SummaryRules } from './account-summary.ts';
import type { BatchRunner } from './batch-runner.ts';
import type { ChangeBus } from './change-bus.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { ScreenLock } from './lock.ts';
import type { OrganisationRules } from './organisation-rules.ts';
import type { Outcomes } from './outcomes.ts';
import type { BatchesPort } from './ports/batches-port.ts';
import type { Clock } from './ports/clock.ts';
import type { DesktopPort } from './ports/desktop-port.ts';
import type { DeviceFilePort } from './ports/device-file-port.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { DocumentNumbersPort } from './ports/document-numbers-port.ts';
import type { DocumentsPort } from './ports/documents-port.ts';
import type { FilesPort } from './ports/files-port.ts';
import type { Ids } from './ports/ids.ts';
import type { IssuedDocumentsPort } from './ports/issued-documents-port.ts';
import type { LastLogLines, Log } from './ports/log.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';
import type { OutboxPort } from './ports/outbox-port.ts';
import type { PortableWorkPort } from './ports/portable-work-port.ts';
import type { ReadModelsPort } from './ports/read-models-port.ts';
import type { ReceiptNumbersPort } from './ports/receipt-numbers-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import type { Scheduler } from './ports/scheduler.ts';
import type { SealedHandInPort } from './ports/sealed-hand-in-port.ts';
import type { SealedOutboxPort } from './ports/sealed-outbox-port.ts';
import type { SyncPort } from './ports/sync-port.ts';
import type { TrainingPort } from './ports/training-port.ts';
import type { ReadModelsRefresher } from './read-models-refresher.ts';
import { isReplicaShown } from './replica-shown.ts';
import type { DemoSignIns } from './settings-enrolment.ts';

/** Everything that the use cases and live views of the engine work with. */
export type EngineServices = {
  readonly host: SessionView['host'];
  readonly version: string;
  /** The server that the host was started with; undefined where the person names one. */
  readonly hostServerUrl: string | undefined;
  /** How to sign in to demo accounts, where the host has some. */
  readonly demo: DemoSignIns | undefined;
  /** The folder of which backups are made and into which they are put back; undefined where the host has no way to. */
  readonly dataFolder: string | undefined;
  /** The last lines of each log that the host keeps; absent where it keeps none. */
  readonly lastLogLines?: LastLogLines | undefined;
  /** As the windows see it: locked while the screens are. */
  readonly device: DevicePort;
  readonly deviceFile: DeviceFilePort;
  readonly lock: ScreenLock;
  readonly replica: ReplicaPort;
  readonly outbox: OutboxPort;
  readonly readModels: ReadModelsPort;
  readonly sealedOutbox: SealedOutboxPort;
  readonly sealedHandIn: SealedHandInPort;
  readonly portableWork: PortableWorkPort;
  readonly receiptNumbers: ReceiptNumbersPort;
  readonly documents: DocumentsPort;
  readonly documentNumbers: DocumentNumbersPort;
  readonly issuedDocuments: IssuedDocumentsPort;
  readonly batches: BatchesPort;
  readonly files: FilesPort;
  readonly sync: SyncPort;
  readonly training: TrainingPort;
  /** What the organisation sets on this machine; undefined where it sets nothing. */
  readonly policy: PolicyInForce | undefined;
  readonly desktop: DesktopPort;
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
  readonly batchRunner: BatchRunner;
};

/** The rules that figures follow at this moment. */
export function presentRules({ clock, rules }: Pick<EngineServices, 'clock' | 'rules'>): SummaryRules {
  return { today: clock.today(), settings: rules.settings() };
}

/** Who works here; null before the first sign-in. */
export function sessionView(services: EngineServices): SessionView | null {
  const { device, clock, rules, host, version } = services;
  const session = device.session();
  if (session === undefined) return null;
  const { actor, organisation } = session;
  const lock = device.lock() ?? null;
  const { disputeReasons, plan, calendar, authorityLimits } = rules.settings();
  const planSettings = { plan, calendar, authorityLimits };
  const deviceId = device.deviceId();
  const reference = { disputeReasons, planSettings };
  const { isTraining } = services.training.view();
  const about = { deviceId, today: clock.today(), host, version, isTraining };
  return { actor, organisation, ...reference, ...about, lock };
}

/** The directory of the organisation; empty while the replica is not of the person who is signed in. */
export function people({ rules, device }: Pick<EngineServices, 'rules' | 'device'>): readonly Person[] {
  return isReplicaShown(device) ? rules.people() : [];
}

/** The user who is signed in; empty before anybody has. */
export function actorIdOf({ device }: Pick<EngineServices, 'device'>): string {
  return device.session()?.actor.userId ?? '';
}

export function syncState(services: EngineServices): SyncState {
  const actorId = actorIdOf(services);
  const { waiting, attention } = services.outbox.counts(actorId);
  const handIn = services.sealedHandIn.state(actorId);
  return { ...services.sync.state(), waitingCount: waiting, attentionCount: attention, handIn };
}

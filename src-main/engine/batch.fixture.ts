import { randomUUID } from 'node:crypto';
import {
  type CheckedBatch,
  type NewBatch,
  newBatchSchema,
} from '../../src-shared/contract/document-batch.ts';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { testOrganisation } from '../../test/fixtures/builders/test-organisation.ts';
import { createBatchRunner } from './batch-runner.ts';
import { createChangeBus } from './change-bus.ts';
import type { EngineServices } from './engine-services.ts';
import { noTemplate } from './held-template.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { systemMonotonicClock } from './system-clock.ts';
import { timerScheduler } from './timer-scheduler.ts';

/** What a test does to the surroundings of a batch while it runs. */
export type BatchSurroundings = {
  lock: ReturnType<EngineServices['device']['lock']>;
  userId: string;
  /** Accounts that the replica does not hold. */
  readonly absent: Set<string>;
  /** Accounts whose documents meet a bug. */
  readonly broken: Set<string>;
};

/** Makes papers without printing them, for tests of how many there are. */
export const quickDocuments: Partial<EngineServices['documents']> = {
  width: 2,
  async render(content) {
    const { number } = content.account;
    return {
      pdf: new Uint8Array(20_000).fill(Number(number)),
      title: 'Statement',
      ...{ pageCount: 1, inputHash: number.padStart(64, '0'), fileName: `statement-${number}.pdf` },
      asOf: builtToday,
      notices: [],
    };
  },
};

type BatchPorts = Pick<EngineServices, 'batches' | 'issuedDocuments' | 'documentNumbers'> & {
  readonly documents: Partial<EngineServices['documents']>;
};

/**
 * What batches need of the engine, over real ports; every account is the same but for its id, so that thousands of
 * them are there at once.
 */
export function batchServices(ports: BatchPorts) {
  const around: BatchSurroundings = {
    ...{ lock: undefined, userId: buildActor().userId, absent: new Set(), broken: new Set() },
  };
  const logged: string[] = [];
  const reader: Partial<EngineServices['reader']> = {
    async read(accountId) {
      if (around.absent.has(accountId)) return undefined;
      if (around.broken.has(accountId)) throw new TypeError('a bug');
      const account = buildAccount({
        id: accountId,
        number: accountId.slice(1),
        name: `Customer ${accountId}`,
      });
      const aggregate = buildAggregate({ account, invoices: [buildInvoice({ accountId })] });
      return { aggregate, waitingIds: new Set<string>(), waitingCount: 0 };
    },
  };
  const actor = () => ({ ...buildActor(), userId: around.userId });
  const services = {
    device: {
      session: () => ({ actor: actor(), organisation: testOrganisation('o1', 'Duebook Test') }),
      deviceId: () => '00000000-0000-4000-8000-000000000001',
      lock: () => around.lock,
      replicaOwner: () => around.userId,
    },
    reader,
    readModels: {
      nameOf: (accountId: string) => ({
        name: `Customer ${accountId}`,
        number: accountId.slice(1),
        language: accountId.endsWith('3') ? 'de' : '',
      }),
    },
    clock: { today: () => builtToday, now: () => instant('2026-04-01T09:00:00.000Z') },
    rules: { settings: () => defaultSettings, people: () => [], template: () => noTemplate },
    files: { content: () => undefined },
    ids: { next: () => randomUUID() },
    log: (_level: string, event: string) => logged.push(event),
    scheduler: timerScheduler,
    monotonic: systemMonotonicClock,
    bus: createChangeBus(),
    queue: createKeyedQueue(),
    outbox: { append: () => undefined },
    sealedOutbox: { keep: () => undefined },
    replica: { highestSeq: async () => 0 },
    refresher: { refresh: () => undefined },
    sync: { poke: () => undefined },
    ...ports,
  } as unknown as Omit<EngineServices, 'batchRunner'>;
  return { around, logged, services: { ...services, batchRunner: createBatchRunner(services) } };
}

/** Statements of so many accounts, `a0` and on. */
export function statementBatch(count: number, changes: Partial<NewBatch> = {}): CheckedBatch {
  const accountIds = Array.from({ length: count }, (_, index) => `a${index}`);
  return newBatchSchema.parse({
    kind: 'statement',
    output: 'one-each',
    ownLanguage: 'en',
    accountIds,
    ...changes,
  });
}

import { type Failure, failure, type Result } from '../../src-shared/domain/failure.ts';
import type { ReceiptBlock } from '../../src-shared/protocol/sync-api.ts';
import type { Log } from '../engine/ports/log.ts';
import type { ReceiptNumbersPort } from '../engine/ports/receipt-numbers-port.ts';
import type { Backoff } from './backoff.ts';
import { createCondition } from './condition.ts';
import type { Connection } from './connection.ts';

export type ReceiptRefillParts = {
  readonly numbers: ReceiptNumbersPort;
  /** For whom numbers are kept; a block that arrives for somebody else is not taken. */
  readonly organisationId: () => string | undefined;
  readonly ask: (lastNumber: number) => Promise<Result<ReceiptBlock>>;
  readonly connection: Pick<Connection, 'whenConnected' | 'fail'>;
  readonly backoff: Backoff;
  readonly log: Log;
  readonly signal: AbortSignal;
};

export type ReceiptRefill = {
  /** Another organisation may be signed in. */
  update(): void;
  /** Resolves when the signal has aborted. Never rejects. */
  run(): Promise<void>;
};

/** R2: a day of field work must fit into what is left when the next block is asked for. */
const fewNumbers = 20;

const notSoon = failure('SERVER_UNAVAILABLE', { retryAfterSeconds: 600 });

/** This user gets none, this server has none, or it knows of other numbers than this device. */
function isLasting({ code }: Failure): boolean {
  return code === 'FORBIDDEN' || code === 'COMMAND_UNKNOWN' || code === 'COMMAND_INVALID';
}

/** Asks for the next block of receipt numbers while few are left and there is a line. */
export function createReceiptRefill(parts: ReceiptRefillParts): ReceiptRefill {
  const { numbers, organisationId, connection, backoff, log, signal } = parts;
  const areFew = createCondition(() => organisationId() !== undefined && numbers.left() < fewNumbers);
  const refill = async (): Promise<void> => {
    const organisation = organisationId();
    const reply = await parts.ask(numbers.lastNumber());
    if (signal.aborted || organisation !== organisationId()) return;
    if (!reply.ok) connection.fail(reply.failure);
    else if (numbers.add(reply.value)) return backoff.succeed();
    else log('error', 'sync.receipt-block-refused');
    await backoff.wait(reply.ok || isLasting(reply.failure) ? notSoon : reply.failure);
  };
  return {
    update: areFew.check,
    async run() {
      const stop = numbers.onUse(areFew.check);
      while ((await areFew.met(signal)) && (await connection.whenConnected(signal))) {
        try {
          await refill();
        } catch (error) {
          log('error', 'sync.receipt-refill-failed', {
            cause: error instanceof Error ? error.name : 'unknown',
          });
          await backoff.wait();
        }
      }
      stop();
    },
  };
}

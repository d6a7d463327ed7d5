import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { ReceiptBlock } from '../../src-shared/protocol/sync-api.ts';
import { createHandScheduler, turn } from '../engine/hand-scheduler.fixture.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { createReceiptNumbers } from '../storage/device/receipt-numbers.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { createBackoff } from './backoff.ts';
import { createCondition } from './condition.ts';
import { createReceiptRefill } from './receipt-refill.ts';

const asItIs = (number: Result<string>) => number;

describe('leasing receipt numbers (R2)', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  let numbers: ReturnType<typeof createReceiptNumbers>;
  let time: ReturnType<typeof createHandScheduler>;
  let closing: AbortController;
  let isConnected: boolean;
  let line: ReturnType<typeof createCondition>;
  let asked: number[];
  let events: string[];
  let answer: (lastNumber: number) => Result<ReceiptBlock>;

  const nextBlock = (lastNumber: number) =>
    succeed({ prefix: 'A1', from: lastNumber + 1, to: lastNumber + 100 });
  const use = (count: number) => {
    for (let index = 0; index < count; index += 1) numbers.use(asItIs);
  };
  const start = () => {
    const { signal } = closing;
    const refill = createReceiptRefill({
      numbers,
      organisationId: () => store.device.session()?.organisation.id,
      async ask(lastNumber) {
        asked.push(lastNumber);
        return answer(lastNumber);
      },
      connection: { whenConnected: (until) => line.met(until), fail: () => undefined },
      backoff: createBackoff({ scheduler: time.scheduler, random: () => 0.5, signal }),
      log: (_level, event) => events.push(event),
      signal,
    });
    return { ...refill, ended: refill.run() };
  };

  beforeEach(() => {
    store = openWorkstationFile();
    store.device.saveSession(sessionOf('user-1'));
    numbers = createReceiptNumbers(store.file, store.device);
    time = createHandScheduler();
    closing = new AbortController();
    isConnected = true;
    line = createCondition(() => isConnected);
    asked = [];
    events = [];
    answer = nextBlock;
  });
  afterEach(() => {
    closing.abort();
    store.remove();
  });

  it('asks for a block at the first connection, and for the next when fewer than twenty are left', async () => {
    start();
    await turn();
    expect(asked).toEqual([0]);
    use(80);
    await turn();
    expect(asked).toEqual([0]);
    use(1);
    await turn();
    expect(asked).toEqual([0, 100]);
    expect(numbers.left()).toBe(119);
  });

  it('works offline while numbers last, and refills when there is a line again', async () => {
    start();
    await turn();
    isConnected = false;
    use(100);
    expect(numbers.use(asItIs)).toEqual(fail('RECEIPT_NUMBERS_USED_UP'));
    await turn();
    expect(asked).toEqual([0]);
    isConnected = true;
    line.check();
    await turn();
    expect(numbers.use(asItIs)).toEqual(succeed('A1-101'));
  });

  it('asks the same question again where the answer was lost, with pauses', async () => {
    answer = () => fail('OFFLINE');
    start();
    await turn();
    answer = nextBlock;
    expect(time.delays()).toEqual([250]);
    await time.end();
    expect(asked).toEqual([0, 0]);
    expect(numbers.left()).toBe(100);
  });

  it('does not take numbers that were given before, and does not storm a server that has none', async () => {
    numbers.add({ prefix: 'A1', from: 1, to: 10 });
    answer = () => succeed({ prefix: 'A1', from: 5, to: 104 });
    start();
    await turn();
    expect(numbers.left()).toBe(10);
    expect(events).toEqual(['sync.receipt-block-refused']);
    answer = () => fail('FORBIDDEN');
    await time.end();
    expect(asked).toEqual([10, 10]);
    expect(Math.min(...time.delays())).toBeGreaterThanOrEqual(600_000);
  });

  it('takes no block for an organisation that is not signed in any more', async () => {
    answer = (lastNumber) => {
      const other = sessionOf('user-2');
      store.device.saveSession({ ...other, organisation: { ...other.organisation, id: 'organisation-2' } });
      answer = () => fail('FORBIDDEN');
      return nextBlock(lastNumber);
    };
    start();
    await turn();
    expect(numbers.left()).toBe(0);
    expect(numbers.lastNumber()).toBe(0);
  });

  it('ends with the program', async () => {
    const { ended } = start();
    await turn();
    closing.abort();
    await ended;
    use(100);
    await turn();
    expect(asked).toEqual([0]);
  });
});

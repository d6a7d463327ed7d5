import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import type { CommandInput } from '../../src-shared/commands/registry.ts';
import { businessDate, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { syncedFolder } from '../storage/synced-folder.fixture.ts';
import { documentOf } from './account.fixture.ts';
import { clientOf, firstWindowOf, startWorkstation, type TestWorkstation } from './engine.fixture.ts';

const today = '2026-03-31';
const clock = { now: () => instant(`${today}T09:00:00.000Z`), today: () => businessDate(today) };
const page = { offset: 0, limit: 50 };
const cash = {
  currency: 'EUR',
  amountMinor: 2_500,
  method: 'cash',
  items: [],
  payerName: 'Ida',
  reference: '',
  chequeDate: null,
  denominations: [],
  visitId: null,
} satisfies Omit<CommandInput<'receipt.issue'>, 'receiptId'>;

describe('R1, R2: giving a receipt', () => {
  const key = randomBytes(32);
  let workstation: TestWorkstation;
  beforeEach(async () => {
    const directory = await syncedFolder(key, ['a1', 'a2']);
    workstation = await startWorkstation({ directory, key, clock, today, serverUrl: 'http://127.0.0.1:9' });
  });
  afterEach(() => workstation.remove());

  const services = () => workstation.engine.services;
  const lease = (from: number, to: number) => services().receiptNumbers.add({ prefix: 'A7', from, to });
  const issue = (account = 'a1', more: Readonly<Record<string, unknown>> = {}) =>
    clientOf(workstation).commands.submit({
      accountId: accountIdSchema.parse(account),
      name: 'receipt.issue',
      input: { ...cash, ...more },
    });
  const receipts = async () =>
    (await firstWindowOf(await clientOf(workstation).cash.watch({ ...page, filter: 'all' }))).rows
      .map((row) => row.receiptId)
      .sort();
  const commands = () =>
    services()
      .outbox.unanswered('user-1', 100)
      .map(({ envelope }) => envelope.input.receiptId)
      .sort();

  it('R2: takes the next number of the device and answers it, also of two at the same time', async () => {
    lease(1, 10);
    const answers = await Promise.all([issue('a1'), issue('a2'), issue('a1')]);
    expect(answers.map(({ receiptId }) => receiptId).sort()).toEqual(['A7-1', 'A7-2', 'A7-3']);
    expect(commands()).toEqual(['A7-1', 'A7-2', 'A7-3']);
    expect(services().receiptNumbers.left()).toBe(7);
  });

  it('R2: takes one number where it is handed in again after its answer was lost, and belongs to its account', async () => {
    lease(1, 10);
    const submit = (accountId: string) =>
      clientOf(workstation).commands.submit({
        accountId: accountIdSchema.parse(accountId),
        name: 'receipt.issue',
        input: cash,
        commandId,
      });
    const commandId = randomUUID();
    const answers = await Promise.all([submit('a1'), submit('a1')]);
    workstation = await workstation.restart();
    expect([...answers, await submit('a1')]).toEqual(Array(3).fill({ commandId, receiptId: 'A7-1' }));
    expect(commands()).toEqual(['A7-1']);
    await expect(submit('a2')).rejects.toMatchObject({ data: { code: 'COMMAND_INVALID' } });
  });

  it('P2: is known to a promise of the same day, which says so in its command whatever a screen says', async () => {
    lease(1, 10);
    await issue('a1', { items: [{ invoiceId: 'i-a1', amountMinor: 100 }] });
    const { commandId } = await clientOf(workstation).commands.submit({
      accountId: accountIdSchema.parse('a1'),
      name: 'promise.record',
      input: { ...promiseInput('i-a1'), paymentsSeen: ['elsewhere'] },
    });
    expect(services().outbox.envelopeOf(commandId)?.input).toMatchObject({ paymentsSeen: ['receipt-A7-1'] });
  });

  it('R2: goes on counting after a restart', async () => {
    lease(1, 10);
    await issue();
    workstation = await workstation.restart();
    expect((await issue()).receiptId).toBe('A7-2');
    expect(commands()).toEqual(['A7-1', 'A7-2']);
    expect(await receipts()).toEqual(['A7-1', 'A7-2']);
  });

  it('R2: leaves no gap where the receipt is refused or cannot be stored', async () => {
    lease(1, 10);
    const items = [{ invoiceId: 'i-a1', amountMinor: 2_501 }];
    await expect(issue('a1', { items })).rejects.toMatchObject({ data: { code: 'ALLOCATION_SUM_MISMATCH' } });
    await expect(issue('a1', { amountMinor: 0 })).rejects.toMatchObject({
      data: { code: 'COMMAND_INVALID' },
    });
    await expect(issue('nowhere')).rejects.toMatchObject({ data: { code: 'ACCOUNT_NOT_FOUND' } });
    const { outbox } = services();
    const append = outbox.append;
    outbox.append = (...given) => {
      append(...given);
      throw new Error('the disk');
    };
    await expect(issue()).rejects.toThrow('the disk');
    outbox.append = append;
    expect(commands()).toEqual([]);
    expect((await issue()).receiptId).toBe('A7-1');
  });

  it('R2: lets nobody choose a number, and gives none where none is leased', async () => {
    await expect(issue()).rejects.toMatchObject({ data: { code: 'RECEIPT_NUMBERS_USED_UP' } });
    lease(1, 1);
    await expect(issue('a1', { receiptId: 'A7-1' })).rejects.toMatchObject({
      data: { code: 'COMMAND_INVALID', params: { field: 'receiptId' } },
    });
    await issue();
    await expect(issue()).rejects.toMatchObject({ data: { code: 'RECEIPT_NUMBERS_USED_UP' } });
    // The numbers are used up, and the receipt that has the last of them still shows.
    expect(await receipts()).toEqual(['A7-1']);
  });

  it('R1: is not taken back like another command, though nobody has sent it yet: it is made void', async () => {
    lease(1, 10);
    const { commandId } = await issue();
    await expect(clientOf(workstation).commands.withdraw({ commandId })).rejects.toMatchObject({
      data: { code: 'RECEIPT_STANDS', params: { receipt: 'A7-1' } },
    });
    await clientOf(workstation).commands.submit({
      accountId: accountIdSchema.parse('a1'),
      name: 'receipt.void',
      input: { receiptId: 'A7-1', reason: 'Wrong customer' },
    });
    expect(await receipts()).toEqual(['A7-1']);
  });

  it('R1, R2: a number that the server knows already needs attention, with all that was typed', async () => {
    lease(1, 10);
    const { commandId } = await issue('a1', { items: [{ invoiceId: 'i-a1', amountMinor: 2_500 }] });
    await services().outcomes.record(
      documentOf('outcomes', {
        id: commandId,
        accountId: 'a1',
        status: 'refused',
        failures: [failure('RECEIPT_NUMBER_USED', { receipt: 'A7-1' })],
      }),
    );
    const { rows } = await firstWindowOf(await clientOf(workstation).attention.watch(page));
    expect(rows).toMatchObject([
      {
        commandName: 'receipt.issue',
        input: { receiptId: 'A7-1', amountMinor: 2_500, payerName: 'Ida' },
        failures: [{ code: 'RECEIPT_NUMBER_USED', params: { receipt: 'A7-1' } }],
      },
    ]);
    // What was typed is given again, under the next number.
    expect((await issue()).receiptId).toBe('A7-2');
  });

  it('other commands have no number', async () => {
    const given = await clientOf(workstation).commands.submit({
      accountId: accountIdSchema.parse('a1'),
      name: 'follow-up.set',
      input: { activityId: randomUUID(), date: today, text: 'Call' },
    });
    expect(given.receiptId).toBeNull();
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { prepareCommand } from '../../src-shared/commands/registry.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { applyGroup, type Trial } from './apply-group.ts';
import { keyOf, type TakenId } from './seal-judgement.ts';
import { createTenantSettings } from './tenant-settings.ts';

const actor = buildActor();
const at = `${builtToday}T08:59:00.000Z`;

/** Promises of one whole invoice, all of which want the same: each can be applied only where those before it are not. */
function promisesOfOneInvoice(count: number, onApply: () => void): Trial[] {
  return Array.from({ length: count }, (_, n): Trial => {
    const input = { ...promiseInput('i1', 100_00), promiseId: `p${n}` };
    const preparation = prepareCommand('promise.record', 1, input);
    if (!preparation.ok) throw new Error(`not a command: ${JSON.stringify(preparation.failures)}`);
    const { command } = preparation;
    const counted: typeof command = {
      ...command,
      apply: (account, context) => {
        onApply();
        return command.apply(account, context);
      },
    };
    const envelope = commandEnvelopeSchema.parse({
      ...{ id: randomUUID(), name: 'promise.record', version: 1, accountId: 'a1', actorId: actor.userId },
      ...{ deviceId: randomUUID(), at, today: builtToday, knownSeq: 0, input },
    });
    return {
      command: { envelope, bodyHash: '' },
      preparation: { ok: true, command: counted },
    };
  });
}

describe('a group of commands', () => {
  it('is gone through twice at most, however many of its ids are taken one behind the other', async () => {
    const count = 100;
    const taken = (id: string): TakenId | undefined => {
      if (id === `p${count - 1}`) return undefined;
      return Number(id.slice(1)) % 2 === 0 ? 'elsewhere' : 'in scope';
    };
    const work = { applied: 0, questions: 0 };
    const trials = promisesOfOneInvoice(count, () => {
      work.applied += 1;
    });
    const account = buildAccount({ id: 'a1', collectorId: actor.userId });
    const invoice = buildInvoice({ id: 'i1', accountId: 'a1', amountMinor: 100_00 });
    const verdicts = await applyGroup(
      {
        context: {
          session: { tenantId: 't', sessionId: 's', deviceId: 'd1', actor },
          clock: () => new Date(at),
          today: () => builtToday,
          warn: () => undefined,
          settings: createTenantSettings(),
          onBug: (error) => {
            throw error;
          },
        },
        settings: defaultSettings,
        receiptPrefix: null,
        states: {
          aggregates: new Map([['a1', buildAggregate({ account, invoices: [invoice] })]]),
          broken: new Map(),
          trialCount: count,
        },
        seal: {
          findTaken: async (changes) => {
            work.questions += 1;
            return new Map(
              changes.flatMap((change) => {
                const whose = taken(change.document.id);
                return whose === undefined ? [] : [[keyOf(change), whose] as const];
              }),
            );
          },
          head: async () => ({ seq: 0, auditCount: 0, auditHash: '' }),
        },
      },
      trials,
    );
    const codes = [...verdicts.values()].map((verdict) => {
      if (verdict === 'bug') return 'bug';
      return verdict.ok ? 'applied' : verdict.failures[0].code;
    });
    expect(codes).toEqual([
      ...Array.from({ length: count - 1 }, (_, n) => (n % 2 === 0 ? 'COMMAND_INVALID' : 'DUPLICATE_ID')),
      'applied',
    ]);
    // Once hoping, once knowing, and once more each whose id turned out to be taken.
    expect(work.applied).toBeLessThanOrEqual(3 * count);
    expect(work.questions).toBeLessThanOrEqual(count + 1);
  });
});

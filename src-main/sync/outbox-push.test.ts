import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { type FailureCode, fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import type { CommandsReply } from '../../src-shared/protocol/sync-api.ts';
import { documentOf } from '../engine/account.fixture.ts';
import { collector, envelopeOf } from '../engine/command.fixture.ts';
import { until } from '../engine/engine.fixture.ts';
import { createOutcomes } from '../engine/outcomes.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { createOutboxPush, type OutboxPush } from './outbox-push.ts';

type Answer = CommandsReply['results'][number];

describe('handing in the outbox', () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  let push: OutboxPush;
  let closing: AbortController;
  let events: string[];
  let sizes: number[];
  let pauses: number[];
  let taken: string[];
  let closed: FailureCode[];
  let answer: (id: string) => Answer | FailureCode;

  const applied = (id: string): Answer => ({ id, outcome: documentOf('outcomes', { id }), problem: null });
  const reply = (ids: readonly string[]): Result<CommandsReply> => {
    const answers = ids.map((id) => answer(id));
    const failed = answers.find((one) => typeof one === 'string');
    if (typeof failed === 'string') return fail(failed);
    taken.push(...ids);
    return succeed({ results: answers.filter((one) => typeof one !== 'string') });
  };
  const give = (count: number, fields: Readonly<Record<string, unknown>> = {}) =>
    Array.from({ length: count }, (_, index) => {
      const envelope = envelopeOf({ accountId: `account-${index}`, ...fields });
      store.outbox.append(envelope, collector);
      return envelope.id;
    });
  const waiting = () => store.outbox.counts('user-1').waiting;

  beforeEach(async () => {
    store = await openWorkstationReplica();
    store.device.saveSession(sessionOf('user-1'));
    closing = new AbortController();
    events = [];
    sizes = [];
    pauses = [];
    taken = [];
    closed = [];
    answer = applied;
    const outcomes = createOutcomes({ ...store, hasPulledPast: () => false, onChange: () => undefined });
    push = createOutboxPush({
      outbox: store.outbox,
      device: store.device,
      connection: {
        status: () => 'connected',
        offlineBecause: () => null,
        whenConnected: async () => true,
        fail: ({ code }) => closed.push(code),
        succeed: () => undefined,
        now: () => undefined,
        reconnect: () => undefined,
        run: async () => undefined,
      },
      async send(commands) {
        sizes.push(commands.length);
        return reply(commands.map((command) => commandEnvelopeSchema.parse(command).id));
      },
      onOutcome: outcomes.record,
      onChange: () => undefined,
      onIdle: () => undefined,
      scheduler: {
        async wait(delayMs) {
          pauses.push(delayMs);
          await new Promise((resolve) => setTimeout(resolve, 1));
        },
      },
      random: () => 0.5,
      log: (_level, event) => events.push(event),
      signal: closing.signal,
    });
  });
  afterEach(async () => {
    closing.abort();
    await push.close();
    await store.remove();
  });

  it('pauses longer after every failure of a request', async () => {
    give(1);
    let left = 6;
    answer = (id) => {
      left -= 1;
      return left >= 0 ? 'TOO_MANY_ATTEMPTS' : applied(id);
    };
    push.poke();
    await until(() => waiting() === 0, 'handed in');
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000]);
  });

  it('finds the command that the server fails on, hands in all others and keeps trying that one', async () => {
    const ids = give(40);
    const poison = ids[17] ?? '';
    let failures = 0;
    answer = (id) => {
      if (id !== poison) return applied(id);
      failures += 1;
      return 'SERVER_UNAVAILABLE';
    };
    push.poke();
    await until(() => waiting() === 1, 'all others');
    expect(store.outbox.unansweredIds()).toEqual([poison]);
    const before = failures;
    await until(() => failures > before + 2, 'tried again');
    expect(sizes.slice(-2)).toEqual([1, 1]);
    const others = give(3, { accountId: 'new' });
    sizes = [];
    push.poke();
    await until(() => others.every((id) => taken.includes(id)), 'new commands');
    expect(sizes).toContain(3);
    answer = applied;
    await until(() => waiting() === 0, 'handed in');
  });

  it('lets no command of the same account overtake one that the server fails on', async () => {
    const [first = ''] = give(1, { accountId: 'same' });
    const [second = ''] = give(1, { accountId: 'same' });
    give(5);
    let isBroken = true;
    answer = (id) => {
      if (id === first && isBroken) return 'SERVER_UNAVAILABLE';
      return applied(id);
    };
    push.poke();
    await until(() => waiting() === 2, 'all others');
    expect(store.outbox.unansweredIds()).toEqual([first, second]);
    isBroken = false;
    await until(() => waiting() === 0, 'handed in');
    expect(taken.filter((id) => id === first || id === second)).toEqual([first, second]);
  });

  it('goes on by itself after the disk has failed', async () => {
    give(3);
    const { markSent } = store.outbox;
    let failures = 2;
    store.outbox.markSent = (ids) => {
      failures -= 1;
      if (failures >= 0) throw new Error('disk full');
      markSent(ids);
    };
    push.poke();
    await until(() => waiting() === 0, 'handed in');
    expect(events.filter((event) => event === 'sync.push-failed')).toHaveLength(2);
  });

  it.each(['COMMAND_INVALID', 'COMMAND_TAMPERED'] as const)(
    '%s without an outcome ends in "needs attention" with everything typed',
    async (problem) => {
      const input = noteInput({ note: 'What was agreed' });
      const [id = ''] = give(1, { input });
      answer = () => ({ id: problem === 'COMMAND_INVALID' ? null : id, outcome: null, problem });
      push.poke();
      await until(() => store.outbox.counts('user-1').attention === 1, 'attention');
      const [item] = store.outbox.attention('user-1');
      expect(item).toMatchObject({ failures: [{ code: problem }], envelope: { id, input } });
      expect(waiting()).toBe(0);
    },
  );

  it.each([null, 'NOT_DECIDED'] as const)(
    'what the server could not decide (%s) stays pending and is sent again until it is',
    async (problem) => {
      const ids = give(4);
      const [, undecided = ''] = ids;
      let attempts = 0;
      answer = (id) => {
        if (id !== undecided) return applied(id);
        attempts += 1;
        return attempts < 5 ? { id, outcome: null, problem } : applied(id);
      };
      push.poke();
      await until(() => waiting() === 0, 'decided');
      expect(attempts).toBe(5);
      expect(store.outbox.counts('user-1').attention).toBe(0);
    },
  );

  it('records nothing that was answered after somebody else has signed in, and sends it again for the first user', async () => {
    const [id = ''] = give(1);
    answer = () => {
      store.device.saveSession(sessionOf('user-2'));
      return applied(id);
    };
    push.poke();
    await until(() => !push.isBusy(), 'idle');
    expect(store.outbox.unansweredIds()).toEqual([id]);
    answer = applied;
    store.device.saveSession(sessionOf('user-1'));
    push.poke();
    await until(() => waiting() === 0, 'handed in');
    expect(closed).toEqual([]);
  });
});

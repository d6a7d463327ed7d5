import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { documentOf, pulledOf } from './account.fixture.ts';
import { collector, envelopeOf } from './command.fixture.ts';
import { createOutcomes, type Outcomes } from './outcomes.ts';

type Store = Awaited<ReturnType<typeof openWorkstationReplica>>;

describe('outcomes of commands', () => {
  let store: Store;
  let outcomes: Outcomes;
  let told: string[];
  let pulledTo: number;

  beforeEach(async () => {
    store = await openWorkstationReplica();
    told = [];
    pulledTo = 0;
    outcomes = createOutcomes({
      ...store,
      hasPulledPast: ({ seq }) => pulledTo >= seq,
      onChange: (ids) => told.push(...ids),
    });
  });
  afterEach(() => store.remove());

  const given = () => {
    const activityId = crypto.randomUUID();
    const envelope = envelopeOf({ input: noteInput({ activityId }) });
    store.outbox.append(envelope, collector);
    const written = { collection: 'activities' as const, id: activityId, seq: 7 };
    const applied = documentOf('outcomes', { id: envelope.id, seq: 8, documents: [written] });
    return {
      envelope,
      applied,
      byPush: () => outcomes.record(applied),
      byFeed: async () => {
        await store.write('outcomes', [{ ...applied, _deleted: false }]);
        await outcomes.review(new Set(['account-1']));
      },
      document: async (seq = 7) => {
        await store.write('activities', [pulledOf('activities', { id: activityId, seq })]);
        await outcomes.review(new Set(['account-1']));
      },
    };
  };
  const statesOf = () => store.outbox.pendingOf('account-1', 'user-1').map((command) => command.state);

  const orders: readonly (readonly ('byPush' | 'byFeed' | 'document')[])[] = [
    ['byPush', 'document'],
    ['byFeed', 'document'],
    ['document', 'byPush'],
    ['document', 'byFeed'],
    ['byPush', 'byFeed', 'document', 'byPush', 'byFeed'],
    ['byFeed', 'byPush', 'byPush', 'document'],
    ['document', 'document', 'byFeed', 'byPush'],
  ];
  it.each(orders)(
    'an applied command leaves the effective state whatever the order: %s %s %s',
    async (...order) => {
      const command = given();
      for (const step of order) await command[step]();
      expect(statesOf()).toEqual([]);
      expect(store.outbox.counts('user-1')).toEqual({ waiting: 0, attention: 0 });
    },
  );

  it('keeps an applied command in the effective state until the document has come at that position', async () => {
    const command = given();
    await command.document(6);
    await command.byPush();
    expect(statesOf()).toEqual(['applied']);
    await command.document(7);
    expect(statesOf()).toEqual([]);
  });

  it('counts a document that was deleted at a later position as arrived', async () => {
    const command = given();
    await command.byPush();
    const id = command.applied.documents[0]?.id ?? '';
    await store.write('activities', [{ id, accountId: 'account-1', seq: 9, _deleted: true }]);
    await outcomes.review();
    expect(statesOf()).toEqual([]);
  });

  it.each(['byPush', 'byFeed'] as const)(
    'settles what was applied (%s) once the pull is past its documents without bringing them: they are out of scope',
    async (answer) => {
      const command = given();
      await command[answer]();
      pulledTo = 6;
      await outcomes.review();
      expect(statesOf()).toEqual(['applied']);
      pulledTo = 7;
      await outcomes.review();
      expect(statesOf()).toEqual([]);
    },
  );

  it('settles at once where the pull was past the documents before the answer came', async () => {
    pulledTo = 9;
    const command = given();
    await command.byPush();
    expect(statesOf()).toEqual([]);
    expect(told).toEqual(['account-1']);
  });

  it('moves a refused command to "needs attention" once, and duplicates do not bring it back', async () => {
    const { envelope } = given();
    const refusal = documentOf('outcomes', {
      id: envelope.id,
      status: 'refused',
      failure: failure('DUPLICATE_ID'),
    });
    await outcomes.record(refusal);
    expect(store.outbox.attention('user-1').map((command) => command.envelope)).toEqual([envelope]);
    expect(store.outbox.dismiss(envelope.id, 'user-1')).toBe(true);
    await outcomes.record(refusal);
    expect(store.outbox.counts('user-1')).toEqual({ waiting: 0, attention: 0 });
    expect(told).toEqual(['account-1']);
  });

  it('ignores an outcome of a command that this device does not know', async () => {
    await outcomes.record(documentOf('outcomes', { id: crypto.randomUUID() }));
    expect(told).toEqual([]);
  });

  it('offers applied commands again after a restore of the server, and takes the second answer', async () => {
    store.outbox.followServer('before');
    const command = given();
    await command.byPush();
    await command.document();
    expect(store.outbox.followServer('restored')).toBe(1);
    expect(store.outbox.followServer('restored')).toBeUndefined();
    expect(store.outbox.unansweredIds()).toEqual([command.envelope.id]);
    await command.byPush();
    expect(statesOf()).toEqual([]);
  });

  it('offers them again to a server that has gone back although its incarnation is the same', async () => {
    store.outbox.followServer('same');
    const command = given();
    await command.byFeed();
    await command.document();
    expect(statesOf()).toEqual([]);
    expect(store.outbox.offerAgain('same')).toBe(1);
    await outcomes.review();
    expect(store.outbox.unansweredIds()).toEqual([command.envelope.id]);
    store.outbox.trustFeed('same');
    await outcomes.review();
    expect(statesOf()).toEqual([]);
  });

  it('does not settle a command that was offered again by an outcome of the state before the restore', async () => {
    store.outbox.followServer('before');
    const command = given();
    await command.byFeed();
    await command.document();
    expect(store.outbox.followServer('restored')).toBe(1);
    await outcomes.review(new Set(['account-1']));
    await outcomes.review();
    expect(store.outbox.unansweredIds()).toEqual([command.envelope.id]);
    // The end of a sweep that began before the restore says nothing about the state after it.
    store.outbox.trustFeed('before');
    await outcomes.review();
    expect(store.outbox.unansweredIds()).toEqual([command.envelope.id]);
    store.outbox.trustFeed('restored');
    await outcomes.review();
    expect(statesOf()).toEqual([]);
  });

  it('neither settles by an old outcome what was sent and not answered when the server was restored', async () => {
    store.outbox.followServer('before');
    const command = given();
    store.outbox.markSent([command.envelope.id]);
    await store.write('outcomes', [{ ...command.applied, _deleted: false }]);
    store.outbox.followServer('restored');
    await outcomes.review();
    expect(store.outbox.unansweredIds()).toEqual([command.envelope.id]);
  });
});

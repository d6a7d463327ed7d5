import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { documentOf, pulledOf } from './account.fixture.ts';
import { type AccountReader, createAccountReader } from './account-reader.ts';
import { collector, envelopeOf } from './command.fixture.ts';
import { createOutcomes } from './outcomes.ts';
import { sessionOf } from './session.fixture.ts';

let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
let reader: AccountReader;
beforeEach(async () => {
  store = await openWorkstationReplica();
  store.device.saveSession(sessionOf('user-1'));
  store.device.takeReplica('user-1');
  await store.write('accounts', [pulledOf('accounts', { id: 'account-1' })]);
  reader = createAccountReader(
    store.replica,
    store.outbox,
    store.device,
    () => defaultSettings,
    () => null,
  );
});
afterEach(() => store.remove());

it('shows what a command wrote in every read while the command is being settled', async () => {
  const outcomes = createOutcomes({ ...store, hasPulledPast: () => false, onChange: () => undefined });
  const activityId = crypto.randomUUID();
  const envelope = envelopeOf({ input: noteInput({ activityId }) });
  store.outbox.append(envelope, collector);
  const written = { collection: 'activities', id: activityId, seq: 7 };
  await outcomes.record(documentOf('outcomes', { id: envelope.id, seq: 8, documents: [written] }));
  store.replica.onChange((accountIds) => void outcomes.review(accountIds));
  const reads: ReturnType<AccountReader['read']>[] = [];
  const writing = store.write('activities', [pulledOf('activities', { id: activityId, seq: 7 })]);
  for (let index = 0; index < 40; index += 1) {
    reads.push(reader.read('account-1', 'account'));
    await Promise.resolve();
  }
  await writing;
  for (const account of await Promise.all(reads)) {
    expect(account?.aggregate.activities.map((activity) => activity.id)).toEqual([activityId]);
  }
});

it('holds back an account while the replica belongs to the user before, and their commands for good', async () => {
  store.outbox.append(envelopeOf(), collector);
  store.device.saveSession(sessionOf('user-2'));
  expect(await reader.read('account-1', 'account')).toBeUndefined();
  store.device.takeReplica('user-2');
  expect(await reader.read('account-1', 'account')).toMatchObject({ waitingCount: 0 });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { defaultStrategy } from '../../src-shared/domain/priority/strategy.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { pulledOf } from './account.fixture.ts';
import { createOrganisationRules } from './organisation-rules.ts';
import { sessionOf } from './session.fixture.ts';

let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
beforeEach(async () => {
  store = await openWorkstationReplica();
});
afterEach(() => store.remove());

const policy = { ...defaultPolicy, promiseToleranceDays: 9 };
const strategy = { ...defaultStrategy, version: 7 };

it('follows the reference data, before them the session, and before that the defaults', async () => {
  const rules = createOrganisationRules(store.replica, store.device);
  expect(rules.policy()).toEqual(defaultPolicy);
  expect(rules.strategy()).toEqual(defaultStrategy);
  const session = sessionOf('user-1');
  const ofSession = { ...defaultPolicy, promiseToleranceDays: 5 };
  store.device.saveSession({ ...session, organisation: { ...session.organisation, policy: ofSession } });
  expect(rules.policy()).toEqual(ofSession);
  await store.write('reference', [
    pulledOf('reference', { id: 'policy', value: policy }),
    pulledOf('reference', { id: 'strategy', kind: 'strategy', value: strategy }),
  ]);
  expect(rules.policy()).toEqual(ofSession);
  await rules.load();
  expect(rules.policy()).toEqual(policy);
  expect(rules.strategy()).toEqual(strategy);
});

it('takes no other document of the kind, and forgets one that is gone', async () => {
  const rules = createOrganisationRules(store.replica, store.device);
  await store.write('reference', [
    pulledOf('reference', { id: 'a-draft', value: policy }),
    pulledOf('reference', { id: 'strategy', kind: 'strategy', value: strategy }),
  ]);
  await rules.load();
  expect(rules.policy()).toEqual(defaultPolicy);
  await store.write('reference', [{ id: 'strategy', accountId: '', seq: 9, _deleted: true }]);
  await rules.load();
  expect(rules.strategy()).toEqual(defaultStrategy);
});

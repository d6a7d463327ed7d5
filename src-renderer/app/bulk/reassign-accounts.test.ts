import { expect, it } from 'vitest';
import { accountReassign } from '../../../src-shared/commands/account-reassign.ts';
import { worklistRowOf } from '../../../src-shared/contract/worklist-row.fixture.ts';
import { pickedOf } from '../../state/account-selection.ts';
import { reassignInput } from './reassign-accounts.ts';

const account = pickedOf(worklistRowOf({ accountId: 'a', collectorId: 'user-1', territory: 'North' }));
const owner = { collectorId: ' user-2 ', territory: '', reason: ' Parental leave ' };

it('says from whom the account comes, and leaves it in its territory where none is named', () => {
  const input = reassignInput(account, owner, () => 'entry-1');
  expect(input).toEqual({
    activityId: 'entry-1',
    from: { collectorId: 'user-1', territory: 'North' },
    to: { collectorId: 'user-2', territory: 'North' },
    reason: 'Parental leave',
  });
  expect(accountReassign.input.safeParse(input).success).toBe(true);
});

it('moves it to the territory that is named', () => {
  const input = reassignInput(account, { ...owner, territory: 'South' }, () => 'entry-1');
  expect(input.to.territory).toBe('South');
});

import { expect, test } from 'vitest';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { businessDate } from '../calendar/business-date.ts';
import { acknowledgementStanding } from './acknowledgement-standing.ts';
import type { DisputeEvent } from './dispute.ts';

const today = businessDate('2026-04-07');
const event = (kind: DisputeEvent['kind'], on: string) => ({
  ...{ kind, on, at: `${on}T09:00:00.000Z`, by: { userId: 'user-1', name: 'Carla Collins' } },
  ...{ note: '', processor: null },
});
const history = [
  event('opened', '2026-03-31'),
  event('resolved', '2026-04-01'),
  event('reopened', '2026-04-02'),
  event('resolved', '2026-04-03'),
  event('closed', '2026-04-05'),
];

test.each([
  [{ state: 'open' }, 'in-progress', null],
  [{ state: 'in-review' }, 'in-progress', null],
  [{ state: 'waiting-for-internal' }, 'in-progress', null],
  [{ state: 'open', dueDate: '2026-04-07' }, 'in-progress', null],
  [{ state: 'open', dueDate: '2026-04-06' }, 'late', '2026-04-07'],
  [{ state: 'waiting-for-customer', dueDate: '2026-04-06' }, 'waiting-for-customer', null],
  [{ state: 'waiting-for-customer' }, 'waiting-for-customer', null],
  [{ state: 'resolved', resolution: 'accepted' }, 'accepted', '2026-04-03'],
  [{ state: 'closed', resolution: 'rejected' }, 'rejected', '2026-04-03'],
  [{ state: 'closed' }, 'closed', '2026-04-05'],
  [{ state: 'cancelled', resolution: 'accepted' }, 'cancelled', null],
] as const)('D1: a case of %j stands as %s', (fields, is, on) => {
  expect(acknowledgementStanding(buildDispute({ ...fields, history }), today)).toEqual({ is, on });
});

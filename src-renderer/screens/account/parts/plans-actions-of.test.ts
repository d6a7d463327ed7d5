import { describe, expect, it } from 'vitest';
import { requestIdSchema, userIdSchema } from '../../../../src-shared/domain/ids.ts';
import { signedSchema } from '../../../../src-shared/domain/organisation/actor.ts';
import { isUndecided, planActions } from './plans-actions-of.ts';

const asker = { userId: userIdSchema.parse('u-asks'), name: 'Ann' };
const collector = { ...asker, role: 'collector' as const };
const manager = { userId: userIdSchema.parse('u-leads'), role: 'manager' as const };
const signed = signedSchema.parse({ on: '2026-11-20', at: '2026-11-20T09:00:00.000Z', by: asker });
const granted = { ...signed, isGranted: true, reason: '' };
const inForce = { ...signed, signedBy: 'Ida', interestRequestId: null, feeRequestId: null };
const request = requestIdSchema.parse('r-1');

type Entry = Parameters<typeof planActions>[0];

const planOf = (
  state: Entry['plan']['state'],
  last: Partial<Entry['versions'][number]> = {},
  requestId: Entry['plan']['requestId'] = null,
): Entry => ({
  status: state,
  plan: { state, requestId },
  versions: [{ by: asker, decision: null, inForce: null, ...last }],
});

describe('what can be done with a plan', () => {
  it('is to decide on it for a superior, and to change or cancel it for whoever proposed it', () => {
    const waits = planOf('awaiting-approval', {}, request);
    expect(isUndecided(waits)).toBe(true);
    expect(planActions(waits, manager)).toEqual(['approve', 'refuse', 'change', 'cancel']);
    expect(planActions(waits, collector)).toEqual(['change', 'cancel']);
  });

  it('is not to decide on it for a superior who asked for it', () => {
    const own = planOf('awaiting-approval', { by: { ...asker, userId: manager.userId } }, request);
    expect(planActions(own, manager)).toEqual(['change', 'cancel']);
  });

  it('is to begin it once it is approved and the customer has signed', () => {
    expect(planActions(planOf('approved', { decision: granted }), collector)).toContain('activate');
    expect(planActions(planOf('active', { decision: granted, inForce }), collector)).toEqual([
      'change',
      'cancel',
    ]);
  });

  it('is to sign or to decide on the next version while the one before stands', () => {
    expect(planActions(planOf('active', { decision: granted }), collector)).toContain('activate');
    expect(planActions(planOf('active', {}, request), manager)).toContain('approve');
  });

  it('is only to revise one that was refused, and nothing with one that is over', () => {
    const refused = planOf('refused', { decision: { ...granted, isGranted: false } }, request);
    expect(planActions(refused, manager)).toEqual(['change']);
    const over = planOf('cancelled', {}, request);
    expect(planActions(over, manager)).toEqual([]);
    const met = { ...planOf('active', { decision: granted, inForce }), status: 'completed' as const };
    expect(planActions(met, manager)).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { buildPlan, buildPlanVersion } from '../../../test/fixtures/builders/build-plan.ts';
import { agreementStanding } from './agreement-standing.ts';

const signed = buildPlanVersion();
const granted = buildPlanVersion({ inForce: null });
const undecided = buildPlanVersion({ inForce: null, decision: null });
const refused = buildPlanVersion({
  inForce: null,
  decision: { ...signed, isGranted: false, reason: 'Too long' },
});
const second = (of: typeof signed) => ({ ...of, version: 2 });

test.each([
  ['a draft', 'draft', { state: 'draft', versions: [undecided] }, 1],
  [
    'one that waits for a superior',
    'awaiting-approval',
    { state: 'awaiting-approval', versions: [undecided], requestId: 'r' },
    1,
  ],
  ['one that was refused', 'refused', { state: 'refused', versions: [refused], requestId: 'r' }, 1],
  ['one that was approved', 'for-signature', { state: 'approved', versions: [granted] }, 1],
  ['one that was signed', 'in-force', {}, 1],
  ['one that stands beside a change that waits', 'in-force', { versions: [signed, second(undecided)] }, 1],
  ['a change that waits', 'awaiting-approval', { versions: [signed, second(undecided)], requestId: 'r' }, 2],
  ['one that a signed change has replaced', 'replaced', { versions: [signed, second(signed)] }, 1],
  ['one that nobody signed before it was changed', 'replaced', { versions: [granted, second(signed)] }, 1],
  ['one of a plan that was cancelled', 'ended', { state: 'cancelled' }, 1],
] as const)('N4, N5: %s is %s', (_, standing, overrides, wanted) => {
  const { versions = [signed], ...others } = overrides as Partial<Parameters<typeof buildPlan>[0]> & object;
  const plan = buildPlan({ ...others, versions: [...versions] });
  const version = plan.versions.find((one) => one.version === wanted);
  if (version === undefined) throw new Error('the plan has no such version');
  expect(agreementStanding(plan, version)).toBe(standing);
});

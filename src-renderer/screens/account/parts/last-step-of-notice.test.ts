import { expect, test } from 'vitest';
import { buildNotice } from '../../../../test/fixtures/builders/build-notice.ts';
import { isLastStepOfNotice } from './last-step-of-notice.ts';

const { proposed } = buildNotice();
const later = { ...proposed, at: '2026-03-31T10:00:00.000Z' };
const steps = ['proposed', 'approved', 'sent', 'cancelled'] as const;

test.each([
  ['proposed', { state: 'proposed', approved: null, sent: null }],
  ['proposed', { state: 'approved', sent: null }],
  ['approved', { state: 'approved', approved: later, sent: null }],
  ['sent', {}],
  ['cancelled', { state: 'cancelled', approved: null, sent: null, cancelled: { ...later, reason: '' } }],
] as const)('G1: the letter stands once, at the step %s of %j', (last, changes) => {
  const notice = buildNotice(changes);
  expect(steps.filter((name) => isLastStepOfNotice({ step: { name }, notice }))).toEqual([last]);
});

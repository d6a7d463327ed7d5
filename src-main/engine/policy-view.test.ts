import { expect, it } from 'vitest';
import { policyView } from './policy-view.ts';

const inForce = {
  source: 'file',
  place: '/etc/duebook/policy.json',
  policy: {
    version: 1,
    certificateAuthorities: ['/etc/ssl/one.pem', '/etc/ssl/two.pem'],
    contact: 'Service desk',
  },
} as const;

it('tells of a policy what it sets, without its version, and whom to ask', () => {
  expect(
    policyView({ ...inForce, policy: { ...inForce.policy, certificateAuthorities: ['/one.pem'] } }),
  ).toEqual({
    source: 'file',
    place: '/etc/duebook/policy.json',
    contact: 'Service desk',
    unreadAuthorities: [],
    values: [{ key: 'certificateAuthorities', value: '/one.pem' }],
  });
});

it('names the files of authorities that were left out, and why', () => {
  const unread = [{ path: '/etc/ssl/two.pem', why: 'missing' }] as const;
  const policy = { ...inForce.policy, certificateAuthorities: [...inForce.policy.certificateAuthorities] };
  expect(policyView({ ...inForce, policy, unreadAuthorities: unread }).unreadAuthorities).toEqual(unread);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workstationPolicySchema } from './workstation-policy.ts';

test('the guide for administrators has a row for each key of the policy, in its order, and no other', () => {
  const guide = join(import.meta.dirname, '../../docs/guides/administrators.md');
  const rows = readFileSync(guide, 'utf8').matchAll(/^\| `(\w+)` \| \S/gm);
  expect([...rows].map(([, key]) => key)).toEqual(Object.keys(workstationPolicySchema.shape));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workstationPolicySchema } from './workstation-policy.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/administrators.md'), 'utf8');

test('each example of the guide for administrators is a policy', () => {
  const examples = [...guide.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, text]) => text ?? '');
  expect(examples.length).toBeGreaterThan(0);
  for (const text of examples) workstationPolicySchema.parse(JSON.parse(text));
  const named = [...guide.matchAll(/^"(\w+)"=/gm), ...guide.matchAll(/<key>([a-z]\w+)<\/key>/g)];
  expect(named.length).toBeGreaterThan(8);
  for (const [, key] of named) expect(Object.keys(workstationPolicySchema.shape)).toContain(key);
});

test('the guide for administrators has a row for each key of the policy, in its order, and no other', () => {
  const rows = guide.matchAll(/^\| `(\w+)` \| \S/gm);
  expect([...rows].map(([, key]) => key)).toEqual(Object.keys(workstationPolicySchema.shape));
});

import { expect, test } from 'vitest';
import { caseReference } from './case-reference.ts';

test.each([
  ['0197b3a0-4f1c-7d2e-8a3b-5c6d9f3a02c1', '9F3A-02C1'],
  ['0197B3A0-4F1C-7D2E-8A3B-5C6D9F3A02C1', '9F3A-02C1'],
  ['dispute-1', 'dispute-1'],
  ['', ''],
])('people call the case %j %s', (id, reference) => {
  expect(caseReference(id)).toBe(reference);
});

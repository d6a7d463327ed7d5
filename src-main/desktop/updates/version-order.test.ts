import { expect, test } from 'vitest';
import { compareVersions, isVersion } from './version-order.ts';

test('versions follow each other as semantic versions do', () => {
  const ordered = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '2.0.0',
  ];
  for (const [index, one] of ordered.entries())
    for (const [other, two] of ordered.entries())
      expect(Math.sign(compareVersions(one, two)), `${one} ${two}`).toBe(Math.sign(index - other));
});

test.each(['', '1', '1.2', '1.2.3.4', 'v1.2.3', '01.2.3', '1.2.3-', '1.2.3+5', ' 1.2.3', '1.2.3\n'])(
  '%j is no version',
  (text) => {
    expect(isVersion(text)).toBe(false);
  },
);

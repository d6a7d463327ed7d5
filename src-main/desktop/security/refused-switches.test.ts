import { describe, expect, test } from 'vitest';
import { refusalOfSwitches } from './refused-switches.ts';

describe('switches of an installed program', () => {
  test.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'no-sandbox',
    'disable-web-security',
    'js-flags',
  ])('--%s is refused in words, and taken by a build that is not packaged', (name) => {
    expect(refusalOfSwitches(true, (asked) => asked === name)).toContain(`--${name}`);
    expect(refusalOfSwitches(false, (asked) => asked === name)).toBeUndefined();
  });

  test('a start as usual is refused nothing', () => {
    expect(refusalOfSwitches(true, () => false)).toBeUndefined();
  });
});

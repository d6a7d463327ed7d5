import { expect, test } from 'vitest';
import { commandNames } from '../../../../src-shared/commands/registry.ts';
import { largeAccount } from '../large-account.ts';
import { everyDistribution } from '../measure-every-command.ts';
import { everyCase } from './every-case.ts';

const account = largeAccount(1, 200);

test('every command of the rule book has a case, and nothing else has', () => {
  expect(Object.keys(everyCase(account)).sort()).toEqual([...commandNames].sort());
});

test('every command is taken by engine and server, on an account that was pulled and on one that was used', async () => {
  const taken = await everyDistribution(account, 1);
  const expected = commandNames.flatMap((name) =>
    ['engine', 'server'].flatMap((path) => [
      `${name}, ${path}, after a pull`,
      `${name}, ${path}, as the account stands`,
    ]),
  );
  expect(taken.map(({ side }) => side).sort()).toEqual(expected.sort());
});

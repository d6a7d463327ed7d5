import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyInput } from './any-input.fixture.ts';
import { commandNames, commands, prepareCommand } from './registry.ts';

type Path = readonly (string | number)[];

/** Where the texts of an input are. */
function textsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], rest, text));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [key]: replaced(record[key], rest, text) };
}

const blanks = [' ', '\t\n', '\u00a0', '\u2003\u200b', '\u2060', '\u00ad', '\u3164'];

test.each(commandNames)('commands: a text of %s that may not be empty may not be blank either', (name) => {
  const inputs = fc.sample(anyInput(commands[name].input), { seed: 5, numRuns: 20 });
  expect(inputs.some((input) => prepareCommand(name, 1, input).ok)).toBe(true);
  const taken = (input: unknown, path: Path, text: string) =>
    prepareCommand(name, 1, replaced(input, path, text)).ok;
  for (const input of inputs.filter((one) => prepareCommand(name, 1, one).ok)) {
    for (const path of textsOf(input)) {
      if (taken(input, path, '')) continue;
      const wrong = blanks.filter((text) => taken(input, path, text));
      expect([path.join('.'), wrong]).toEqual([path.join('.'), []]);
    }
  }
});

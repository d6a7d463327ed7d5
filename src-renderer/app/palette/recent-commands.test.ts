import { expect, it } from 'vitest';
import { noteCommandUsed, readRecentCommands } from './recent-commands.ts';

it('keeps the last eight commands, each once, the last one first', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(readRecentCommands(storage)).toEqual([]);
  for (const id of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '3']) noteCommandUsed(storage, id);
  expect(readRecentCommands(storage)).toEqual(['3', '9', '8', '7', '6', '5', '4', '2']);
});

import { describe, expect, it } from 'vitest';
import { viewMemory } from '../view-memory.ts';
import { knownPart, memoryKey } from './known-part.ts';
import type { ListHead, ShownList } from './list-source.ts';

type Shown = ShownList<string, ListHead, number>;

function remembered(offset: number, count: number, total: number) {
  const memory = viewMemory<Shown>();
  const rows = Array.from({ length: count }, (_, index) => offset + index);
  const shown: Shown = { question: 'due', offset, head: { total }, rows };
  memory.keep(memoryKey('due'), shown);
  return { memory, shown };
}

describe('what is known of a list', () => {
  it('is what was shown last for the same question, where it holds all that is asked for', () => {
    const { memory, shown } = remembered(0, 150, 4000);
    expect(knownPart(memory, 'due', { offset: 0, limit: 75 })).toBe(shown);
    expect(knownPart(memory, 'due', { offset: 50, limit: 100 })).toBe(shown);
    expect(knownPart(memory, 'all', { offset: 0, limit: 75 })).toBeUndefined();
  });

  it('is nothing where a part of what is asked for is missing', () => {
    const { memory } = remembered(100, 150, 4000);
    expect(knownPart(memory, 'due', { offset: 0, limit: 75 })).toBeUndefined();
    expect(knownPart(memory, 'due', { offset: 200, limit: 75 })).toBeUndefined();
  });

  it('ends where the list ends', () => {
    const { memory, shown } = remembered(0, 12, 12);
    expect(knownPart(memory, 'due', { offset: 0, limit: 75 })).toBe(shown);
  });

  it('is nothing for a list without a memory or a question', () => {
    const { memory } = remembered(0, 12, 12);
    expect(knownPart(undefined, 'due', { offset: 0, limit: 75 })).toBeUndefined();
    expect(knownPart<string, ListHead, number>(memory, null, { offset: 0, limit: 75 })).toBeUndefined();
  });
});

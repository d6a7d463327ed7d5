import { describe, expect, it } from 'vitest';
import { forgetLists, listMemory } from './list-memory.ts';

describe('the memory of a list', () => {
  it('gives back what was shown for the same question', () => {
    const memory = listMemory<string>();
    memory.keep('due', 'rows');
    expect(memory.recall('due')).toBe('rows');
    expect(memory.recall('all')).toBeUndefined();
  });

  it('keeps the last eight questions', () => {
    const memory = listMemory<number>();
    const asked = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    for (const [index, one] of [...asked, 'a', 'i'].entries()) memory.keep(one, index);
    expect(memory.recall('a')).toBe(8);
    expect(memory.recall('b')).toBeUndefined();
    expect(memory.recall('i')).toBe(9);
  });

  it('is empty for the next person', () => {
    const memories = [listMemory<string>(), listMemory<string>()];
    for (const memory of memories) memory.keep('due', 'Albers & Söhne');
    forgetLists();
    expect(memories.map((memory) => memory.recall('due'))).toEqual([undefined, undefined]);
  });
});

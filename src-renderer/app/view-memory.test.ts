import { describe, expect, it } from 'vitest';
import { forgetViews, viewMemory } from './view-memory.ts';

describe('the memory of a view', () => {
  it('gives back what was shown for the same question', () => {
    const memory = viewMemory<string>();
    memory.keep('due', 'rows');
    expect(memory.recall('due')).toBe('rows');
    expect(memory.recall('all')).toBeUndefined();
  });

  it('keeps the last eight questions', () => {
    const memory = viewMemory<number>();
    const asked = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    for (const [index, one] of [...asked, 'a', 'i'].entries()) memory.keep(one, index);
    expect(memory.recall('a')).toBe(8);
    expect(memory.recall('b')).toBeUndefined();
    expect(memory.recall('i')).toBe(9);
  });

  it('is empty for the next person', () => {
    const memories = [viewMemory<string>(), viewMemory<string>()];
    for (const memory of memories) memory.keep('due', 'Albers & Söhne');
    forgetViews();
    expect(memories.map((memory) => memory.recall('due'))).toEqual([undefined, undefined]);
  });
});

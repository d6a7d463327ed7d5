import { describe, expect, it } from 'vitest';
import { markedId, movedId } from './marked-row.ts';

const ids = ['a', 'b', 'c'];

describe('the marked row', () => {
  it('is the first one until another one is chosen', () => {
    expect(markedId({ ids, typed: 'x', mark: null })).toBe('a');
  });

  it('stays the same row when others come in above it', () => {
    const mark = { typed: 'x', id: 'b' };
    expect(markedId({ ids: ['new', 'a', 'b'], typed: 'x', mark })).toBe('b');
  });

  it('is the first one again when something else is typed or it has gone', () => {
    expect(markedId({ ids, typed: 'y', mark: { typed: 'x', id: 'b' } })).toBe('a');
    expect(markedId({ ids: ['a', 'c'], typed: 'x', mark: { typed: 'x', id: 'b' } })).toBe('a');
  });

  it('is none where there is nothing to run', () => {
    expect(markedId({ ids: [], typed: '', mark: { typed: '', id: 'a' } })).toBeNull();
  });

  it('moves by single steps round the ends and by pages up to them', () => {
    expect(movedId(ids, 'a', 1)).toBe('b');
    expect(movedId(ids, 'c', 1)).toBe('a');
    expect(movedId(ids, 'a', -1)).toBe('c');
    expect(movedId(ids, 'b', 8)).toBe('c');
    expect(movedId(ids, 'b', -8)).toBe('a');
    expect(movedId(ids, null, 1)).toBe('a');
    expect(movedId([], null, 1)).toBeNull();
  });
});

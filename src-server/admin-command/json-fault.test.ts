import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{"a": 1,\n "b": x}', 2, 7],
    ['{"a": 1\n "b": 2}', 2, 2],
    ['{"a": [1, 2,]}', 1, 13],
    ['{"a": {"b": "c"},}', 1, 18],
    ['{"a": "b', 1, 7],
    ['{"a": 01}', 1, 8],
    ["{'a': 1}", 1, 2],
    ['{"a" 1}', 1, 6],
    ['{"a": 1} 2', 1, 10],
    ['{"a": [1, 2]\n', 2, 1],
    ['[1]]', 1, 4],
    ['', 1, 1],
  ])('%j: line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(jsonFault(text)).toEqual({ line, column });
  });
});

import { describe, expect, it } from 'vitest';
import { jsonFault, jsonFields } from './json-fault.ts';

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

describe('the fields of an object in JSON', () => {
  it('are named with their places, those of inner objects are not', () => {
    const text = '{\n  "a": {"b": "c", "d": ["e", {"f": 1}]},\n  "g\\u0068": "i", "a": null }';
    expect(jsonFields(text)).toEqual([
      { name: 'a', line: 2, column: 3 },
      { name: 'gh', line: 3, column: 3 },
      { name: 'a', line: 3, column: 19 },
    ]);
  });

  it('are none in anything else', () => {
    expect(jsonFields('["a", {"b": 1}]')).toEqual([]);
    expect(jsonFields('{}')).toEqual([]);
  });
});

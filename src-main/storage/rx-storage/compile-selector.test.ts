import { describe, expect, test } from 'vitest';
import { compileSelector } from './compile-selector.ts';
import type { TableColumn } from './table-layout.ts';

const columns: TableColumn[] = [
  { name: 'id', path: 'id', type: 'text' },
  { name: 'age', path: 'age', type: 'number' },
  { name: 'open', path: 'isOpen', type: 'boolean' },
];
const columnByPath = new Map(columns.map((column) => [column.path, column]));

function compiled(selector: object): string {
  const { sql, params, isExact } = compileSelector(selector, columnByPath);
  const filled = params.reduce<string>((text, value) => text.replace('?', () => JSON.stringify(value)), sql);
  return `${isExact ? '=' : '>'} ${filled}`;
}

// "=" stands for an exact answer, ">" for one that RxDB's matcher still has to narrow.
describe('what SQL answers of a selector', () => {
  test.each<[object, string]>([
    [{}, '= 1'],
    [{ id: 'a' }, '= id = "a"'],
    [{ isOpen: { $eq: true }, age: { $gte: 1, $lt: 2 } }, '= (open = 1 AND (age >= 1 AND age < 2))'],
    [{ age: { $ne: 3 } }, '= (age = 3) IS NOT TRUE'],
    [{ age: null }, '= age IS NULL'],
    [{ age: { $ne: null } }, '= (age IS NULL) IS NOT TRUE'],
    [{ age: { $gt: null } }, '= 0'],
    [{ age: '3' }, '= 0'],
    [{ age: { $ne: '3' } }, '= 1'],
    [{ id: { $exists: true } }, '= id IS NOT NULL'],
    [{ age: { $in: [1, '1', null] } }, '= (age IN (1) OR age IS NULL)'],
    [{ age: { $in: [] } }, '= 0'],
    [{ age: { $nin: [1, 2] } }, '= (age IN (1, 2)) IS NOT TRUE'],
    [{ age: { $not: { $gt: 1 } } }, '= (age > 1) IS NOT TRUE'],
    [{ $or: [{ id: 'a' }, { age: 1 }] }, '= (id = "a" OR age = 1)'],
    [{ $or: [{ age: '1' }, { age: 1 }] }, '= age = 1'],
    [{ $or: [{ id: 'a' }, {}] }, '= 1'],
    [{ $nor: [{ id: 'a' }, { age: 1 }] }, '= ((id = "a") IS NOT TRUE AND (age = 1) IS NOT TRUE)'],
    [{ $nor: [{ id: 'a' }, { note: 1 }] }, '> (id = "a") IS NOT TRUE'],
    [{ id: { $regex: '^ab+c' } }, '> (id >= "ab" AND id < "ac")'],
    [{ id: { $regex: '^ab*' } }, '> (id >= "a" AND id < "b")'],
    [{ id: 'a', note: 'x' }, '> id = "a"'],
  ])('%j', (selector, expected) => {
    expect(compiled(selector)).toBe(expected);
  });

  test.each<[string, object]>([
    ['a field that is no column', { note: 1 }],
    ['a branch that nothing is known of', { $or: [{ id: 'a' }, { note: 1 }] }],
    ['not a number and infinity', { age: { $gte: Number.NaN, $lt: Number.POSITIVE_INFINITY } }],
    ['lists and objects', { id: { $eq: ['a'] }, age: { $in: [[1]] } }],
    ['a list with a regular expression', { id: { $in: [/a/] } }],
    ['branches and flags of an expression', { id: { $regex: '^a|b' } }],
    ['flags of an expression', { id: { $regex: '^a', $options: 'i' } }],
    ['the opposite of a part of the answer', { id: { $not: { $regex: '^a' } } }],
    ['operators without a rule here', { age: { $mod: [2, 0] }, id: { $type: 'string', $size: 1 } }],
  ])('leaves %s to the matcher', (_, selector) => {
    expect(compiled(selector)).toBe('> 1');
  });

  test('hands a long list over as one parameter, unless JSON of SQLite would change it', () => {
    const ids = Array.from({ length: 600 }, (_, index) => `id-${index}`);
    const { sql, params, isExact } = compileSelector({ id: { $in: ids } }, columnByPath);
    expect([sql, params.length, isExact]).toEqual(['id IN (SELECT value FROM json_each(?))', 1, true]);
    expect(compiled({ id: { $in: [...ids, 'a\0b'] } })).toBe('> 1');
    expect(compiled({ age: { $in: ids.map((_, index) => index / 7) } })).toBe('> 1');
  });
});

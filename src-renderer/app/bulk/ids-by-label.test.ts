import { expect, it } from 'vitest';
import { idsByLabel } from './ids-by-label.ts';

const names: Readonly<Record<string, string>> = { u1: 'Ana Sousa', u2: 'Bo Berg', u3: 'Bo Berg' };
const labelsOf = (userIds: readonly string[]) => [...idsByLabel(userIds, (id) => names[id] ?? id)];

it('shows people by their names alone', () => {
  expect(labelsOf(['u1', 'u2'])).toEqual([
    ['Ana Sousa', 'u1'],
    ['Bo Berg', 'u2'],
  ]);
});

it('tells apart by their ids those who have one name, and has the id alone of somebody whom nobody knows', () => {
  expect(labelsOf(['u2', 'u3', 'left'])).toEqual([
    ['Bo Berg (u2)', 'u2'],
    ['Bo Berg (u3)', 'u3'],
    ['left', 'left'],
  ]);
});

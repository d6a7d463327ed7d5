import { expect, test } from 'vitest';
import { inVisualOrder } from './visual-order.ts';

/** One letter per part, its level behind it: `a0 B1` is a Latin letter and a Hebrew one. */
function parts(line: string) {
  return line.split(' ').map((part) => ({ text: part.slice(0, -1), level: Number(part.slice(-1)) }));
}

const ordered = (line: string) =>
  inVisualOrder(parts(line))
    .map((part) => part.text)
    .join(' ');

test('leaves left-to-right text alone', () => {
  expect(ordered('Hartmann0 Gerüstbau0 120')).toBe('Hartmann Gerüstbau 12');
});

test('puts the first word of a right-to-left line on the right, numbers in their own order', () => {
  expect(ordered('A1 B1 42 52 C1')).toBe('C 4 5 B A');
});

test('turns words of the other direction inside of their stretch alone', () => {
  expect(ordered('Steel0 A1 B1 Works0')).toBe('Steel B A Works');
  expect(ordered('A1 Steel2 Works2 B1')).toBe('B Steel Works A');
});

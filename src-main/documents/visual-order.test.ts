import { expect, test } from 'vitest';
import { visualOrder } from './visual-order.ts';

test('leaves left-to-right text alone', () => {
  expect(visualOrder('Hartmann Gerüstbau 12')).toBe('Hartmann Gerüstbau 12');
});

test('puts the first word of a right-to-left line on the right', () => {
  expect(visualOrder('אבג דהו 45 זחט')).toBe('זחט 45 דהו אבג');
});

test('keeps words of the other direction in their own order', () => {
  expect(visualOrder('אבג Steel Works דהו')).toBe('דהו Steel Works אבג');
  expect(visualOrder('Steel אבג דהו Works')).toBe('Steel דהו אבג Works');
});

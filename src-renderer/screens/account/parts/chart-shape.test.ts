import { expect, it } from 'vitest';
import { areaPath, chartShape, linePath } from './chart-shape.ts';

it('the largest value stands at the top, zero at the bottom, and values are evenly spread', () => {
  const shape = chartShape([0, 50, 100], 200, 40);
  expect(shape).toEqual({
    places: [
      { x: 0, y: 40 },
      { x: 100, y: 20 },
      { x: 200, y: 0 },
    ],
    zeroY: 40,
  });
  expect(linePath(shape.places)).toBe('M0 40 L100 20 L200 0');
  expect(areaPath(shape)).toBe('M0 40 L100 20 L200 0 L200 40 L0 40 Z');
});

it('what is below zero stands below its line', () => {
  expect(chartShape([-50, 50], 10, 40)).toEqual({
    places: [
      { x: 0, y: 40 },
      { x: 10, y: 0 },
    ],
    zeroY: 20,
  });
});

it('nothing but zeros, one value and none are drawn without a fault', () => {
  expect(chartShape([0, 0], 10, 40).zeroY).toBe(0);
  expect(chartShape([7], 10, 40).places).toEqual([{ x: 0, y: 0 }]);
  expect(areaPath(chartShape([], 10, 40))).toBe('');
});

import { expect, it } from 'vitest';
import { fittingSize } from './shrink-photo.ts';

it.each([
  [4000, 3000, 1600, 1200],
  [3000, 4000, 1200, 1600],
  [800, 600, 800, 600],
  [1600, 1, 1600, 1],
  [16_000, 1, 1600, 1],
])('fits a picture of %i × %i into %i × %i', (width, height, fitWidth, fitHeight) => {
  expect(fittingSize(width, height)).toEqual({ width: fitWidth, height: fitHeight });
});

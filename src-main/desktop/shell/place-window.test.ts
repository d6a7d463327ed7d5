import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeBeside, placeWindow, smallestWindow } from './place-window.ts';

const laptop = { x: 0, y: 25, width: 1920, height: 1055 };
const right = { x: 1920, y: 0, width: 2560, height: 1400 };

const areas = fc.array(
  fc.record({
    x: fc.integer({ min: -6000, max: 6000 }),
    y: fc.integer({ min: -4000, max: 4000 }),
    width: fc.integer({ min: 1024, max: 5120 }),
    height: fc.integer({ min: 640, max: 2880 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const bounds = fc.record({
  x: fc.integer({ min: -100_000, max: 100_000 }),
  y: fc.integer({ min: -100_000, max: 100_000 }),
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});

describe('place of a window', () => {
  test('the first time it stands in the middle of the first display', () => {
    expect(placeWindow(null, [laptop, right])).toEqual({ x: 240, y: 103, width: 1440, height: 900 });
  });

  test('it opens where it was, also where it stands over two displays or partly outside', () => {
    for (const kept of [
      { x: 100, y: 60, width: 1200, height: 800 },
      { x: 1500, y: 60, width: 1200, height: 800 },
      { x: -500, y: 60, width: 1200, height: 1400 },
    ]) {
      expect(placeWindow(kept, [laptop, right])).toEqual(kept);
    }
  });

  test('where its display is gone it moves onto one that is there', () => {
    const kept = { x: 2500, y: 300, width: 1600, height: 1200 };
    expect(placeWindow(kept, [laptop])).toEqual({ x: 320, y: 25, width: 1600, height: 1055 });
  });

  test('a window whose top is above the display comes down', () => {
    expect(placeWindow({ x: 100, y: -40, width: 1200, height: 800 }, [laptop]).y).toBe(25);
  });

  test('whatever was kept, its top can be taken hold of on some display and it is no smaller than the screens need', () => {
    fc.assert(
      fc.property(bounds, areas, (kept, workAreas) => {
        const placed = placeWindow(kept, workAreas);
        expect(placed.width).toBeGreaterThanOrEqual(smallestWindow.width);
        expect(placed.height).toBeGreaterThanOrEqual(smallestWindow.height);
        const isSeen = workAreas.some(
          (area) =>
            placed.y >= area.y &&
            placed.y + 32 <= area.y + area.height &&
            Math.min(placed.x + placed.width, area.x + area.width) - Math.max(placed.x, area.x) >= 160,
        );
        expect(isSeen).toBe(true);
      }),
    );
  });

  test('another window stands down and to the right of the one before, and at the top where there is no room', () => {
    const first = { x: 240, y: 103, width: 1440, height: 900 };
    expect(placeBeside(first, [laptop, right])).toEqual({ x: 268, y: 131, width: 1440, height: 900 });
    expect(placeBeside({ ...first, x: 470 }, [laptop, right])).toEqual({
      ...first,
      x: laptop.x,
      y: laptop.y,
    });
  });

  test('many windows that are opened one beside the other all stay on the display', () => {
    let window = placeWindow(null, [laptop]);
    for (let count = 0; count < 50; count += 1) {
      window = placeBeside(window, [laptop]);
      expect(window.y + window.height).toBeLessThanOrEqual(laptop.y + laptop.height);
      expect(window.x + window.width).toBeLessThanOrEqual(laptop.x + laptop.width);
    }
  });
});

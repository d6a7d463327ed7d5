import { describe, expect, it } from 'vitest';
import { placeCard } from './place-card.ts';

const window = { width: 1280, height: 720 };
const card = { width: 360, height: 200 };

describe('the card of a step', () => {
  it('stands below what it is about, within the window', () => {
    expect(placeCard(card, { left: 500, top: 10, width: 100, height: 30 }, window)).toEqual({
      left: 370,
      top: 54,
    });
    expect(placeCard(card, { left: 1240, top: 10, width: 30, height: 30 }, window)).toEqual({
      left: 908,
      top: 54,
    });
  });

  it('stands above where there is no room below, and beside what fills the height', () => {
    expect(placeCard(card, { left: 500, top: 660, width: 100, height: 40 }, window).top).toBe(446);
    expect(placeCard(card, { left: 0, top: 52, width: 190, height: 668 }, window)).toEqual({
      left: 204,
      top: 66,
    });
    expect(placeCard(card, { left: 970, top: 52, width: 310, height: 668 }, window).left).toBe(596);
  });

  it('stands in the middle where there is nothing to point at, or no room beside it', () => {
    const middle = { left: 460, top: 260 };
    expect(placeCard(card, null, window)).toEqual(middle);
    expect(placeCard(card, { left: 0, top: 0, width: 1280, height: 720 }, window)).toEqual(middle);
  });
});

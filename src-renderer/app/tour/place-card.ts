/** Lengths in pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
type Size = Pick<Box, 'width' | 'height'>;

const gap = 14;
const margin = 12;

/**
 * Where a card stands beside what it is about: below it, above it, to the right or to the left, wherever there is room
 * first; in the middle of the window where there is nothing, or no room beside it. It is always within the window.
 */
export function placeCard(card: Size, target: Box | null, window: Size): { left: number; top: number } {
  const middle = { left: (window.width - card.width) / 2, top: (window.height - card.height) / 2 };
  const place = target === null ? middle : (placesBeside(card, target).find(fits(card, window)) ?? middle);
  return {
    left: within(place.left, window.width - card.width),
    top: within(place.top, window.height - card.height),
  };
}

type Place = { readonly left: number; readonly top: number; readonly along: 'left' | 'top' };

/** `along` may still be moved so that the card is within the window. */
function placesBeside(card: Size, target: Box): readonly Place[] {
  const centreLeft = target.left + (target.width - card.width) / 2;
  return [
    { left: centreLeft, top: target.top + target.height + gap, along: 'left' },
    { left: centreLeft, top: target.top - gap - card.height, along: 'left' },
    { left: target.left + target.width + gap, top: target.top + gap, along: 'top' },
    { left: target.left - gap - card.width, top: target.top + gap, along: 'top' },
  ];
}

function fits(card: Size, window: Size) {
  const isWithin = (at: number, length: number, room: number) => at >= margin && at + length <= room - margin;
  return ({ left, top, along }: Place): boolean =>
    along === 'left' ? isWithin(top, card.height, window.height) : isWithin(left, card.width, window.width);
}

function within(at: number, room: number): number {
  return Math.round(Math.max(margin, Math.min(room - margin, at)));
}

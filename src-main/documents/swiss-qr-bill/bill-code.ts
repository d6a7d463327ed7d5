import type { Drawing, Shape } from '../layout/block.ts';
import { paymentCode } from '../payment-code.ts';

const mm = (length: number) => (length * 72) / 25.4;

/** Without its quiet zone, whatever the payload. */
export const billCodeSize = mm(46);

const black = '#000000';
const white = '#ffffff';
/** The cross of the guidelines: 7 mm with its white edge; black inside of it, the cross white. */
const crossSize = mm(7);
const edge = crossSize / 14;
const arm = { length: (crossSize * 11) / 19.8, width: (crossSize * 3.3) / 19.8 };

/** The Swiss QR code: 46 mm, error correction level M, the Swiss cross in its middle. */
export function billCode(payload: string, alt: string): Drawing {
  const code = paymentCode(payload, alt, billCodeSize);
  return { ...code, shapes: [...code.shapes, ...cross(billCodeSize / 2)] };
}

function cross(middle: number): readonly Shape[] {
  const boxOf = (width: number, height: number, colour: string): Shape => ({
    kind: 'boxes',
    boxes: [{ x: middle - width / 2, y: middle - height / 2, width, height }],
    colour,
  });
  return [
    boxOf(crossSize, crossSize, white),
    boxOf(crossSize - 2 * edge, crossSize - 2 * edge, black),
    boxOf(arm.length, arm.width, white),
    boxOf(arm.width, arm.length, white),
  ];
}

import { describe, expect, it } from 'vitest';
import { drawStrokes, inkSize, isSigned } from './ink.ts';

function recorder() {
  const calls: string[] = [];
  const note = (name: string) => (x?: number, y?: number) =>
    void calls.push(`${name} ${x ?? ''} ${y ?? ''}`.trim());
  const ink = {
    ...{ lineWidth: 0, lineCap: 'butt' as CanvasLineCap, lineJoin: 'miter' as CanvasLineJoin },
    ...{ beginPath: note('begin'), moveTo: note('move'), lineTo: note('line'), stroke: note('stroke') },
  };
  return { ink, calls };
}

describe('ink', () => {
  it('counts as signed from a stroke on, not for a stray touch', () => {
    expect(isSigned([])).toBe(false);
    expect(isSigned([[{ x: 0.5, y: 0.5 }]])).toBe(false);
    expect(
      isSigned([
        [
          { x: 0.1, y: 0.5 },
          { x: 0.15, y: 0.5 },
        ],
      ]),
    ).toBe(false);
    expect(
      isSigned([
        [
          { x: 0.1, y: 0.5 },
          { x: 0.2, y: 0.5 },
          { x: 0.3, y: 0.6 },
        ],
      ]),
    ).toBe(true);
  });

  it('draws each stroke by itself, a dot too', () => {
    const { ink, calls } = recorder();
    drawStrokes(ink, [
      [{ x: 0.5, y: 0.5 }],
      [],
      [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    ]);
    const { width, height } = inkSize;
    expect(calls).toEqual([
      ...['begin', `move ${width / 2} ${height / 2}`, `line ${width / 2} ${height / 2}`, 'stroke'],
      ...['begin', 'move 0 0', `line ${width} ${height}`, 'stroke'],
    ]);
  });
});

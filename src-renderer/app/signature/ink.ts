/** A point of a stroke, as a share of the width and height of the pad. */
export type InkPoint = { readonly x: number; readonly y: number };
export type Stroke = readonly InkPoint[];

/** The pixels of a signature, whatever the size of the pad on the screen. */
export const inkSize = { width: 720, height: 240 } as const;

/** True where there is more than a stray touch. */
export function isSigned(strokes: readonly Stroke[]): boolean {
  return strokes.reduce((sum, stroke) => sum + strokeLength(stroke), 0) > 0.15;
}

function strokeLength(stroke: Stroke): number {
  return stroke.slice(1).reduce((sum, { x, y }, index) => {
    const from = stroke[index] ?? { x, y };
    return sum + Math.hypot(x - from.x, y - from.y);
  }, 0);
}

/** What of a canvas a signature needs. */
type Ink = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'lineWidth' | 'lineCap' | 'lineJoin'
> & { stroke(): void };

/** Draws strokes in the colour that the context has. */
export function drawStrokes(ink: Ink, strokes: readonly Stroke[]): void {
  ink.lineWidth = 4;
  ink.lineCap = 'round';
  ink.lineJoin = 'round';
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (first === undefined) continue;
    ink.beginPath();
    ink.moveTo(first.x * inkSize.width, first.y * inkSize.height);
    // A dot has no length and would leave nothing.
    for (const { x, y } of rest.length === 0 ? [first] : rest)
      ink.lineTo(x * inkSize.width, y * inkSize.height);
    ink.stroke();
  }
}

/** A place in a drawing, in its units; y grows downwards. */
export type ChartPlace = { readonly x: number; readonly y: number };

export type ChartShape = {
  /** One for each value, from left to right. */
  readonly places: readonly ChartPlace[];
  /** Where a value of zero stands. */
  readonly zeroY: number;
};

/** Values as places in a box; zero is always within it, so that heights compare. */
export function chartShape(values: readonly number[], width: number, height: number): ChartShape {
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const range = top - bottom || 1;
  const yOf = (value: number) => round(((top - value) / range) * height);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return {
    places: values.map((value, index) => ({ x: round(index * step), y: yOf(value) })),
    zeroY: yOf(0),
  };
}

/** A line through the places, as a path draws it. */
export function linePath(places: readonly ChartPlace[]): string {
  return places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
}

/** The area between the line and zero. */
export function areaPath({ places, zeroY }: ChartShape): string {
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return '';
  return `${linePath(places)} L${last.x} ${zeroY} L${first.x} ${zeroY} Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

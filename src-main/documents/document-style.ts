import type { GridLook, Padding } from './layout/block.ts';

export const colours = {
  ink: '#18232e',
  quiet: '#566676',
  brand: '#0d5c5a',
  rule: '#d8e0e6',
  strongRule: '#18232e',
  highlight: '#e2f0ee',
  danger: '#a3231f',
  /** Across a page below its text. */
  mark: '#f6e9e8',
} as const;

const boxPadding: Padding = { left: 8, right: 8, top: 3.5, bottom: 4.5 };

/** Boxes side by side: a fine frame, a line between them, room around the numbers. */
export function boxLook(
  options: { readonly highlightedColumn?: number; readonly padding?: Partial<Padding> } = {},
): GridLook {
  const padding = { ...boxPadding, ...options.padding };
  const rule = () => ({ width: 0.6, colour: colours.rule });
  return {
    rowRule: rule,
    columnRule: rule,
    padding: () => padding,
    fill: (_row, column) => (column === options.highlightedColumn ? colours.highlight : undefined),
  };
}

import { builtInAccent } from '../../src-shared/domain/document-template/accent.ts';
import type { GridLook, Padding } from './layout/block.ts';
import type { Palette } from './pdf/page-canvas.ts';

export const colours = {
  ink: '#18232e',
  quiet: '#566676',
  /** A role: the palette of the document says which colour. */
  brand: 'brand',
  rule: '#d8e0e6',
  strongRule: '#18232e',
  highlight: 'highlight',
  danger: '#a3231f',
  /** Across a page below its text. */
  mark: '#f6e9e8',
} as const;

/** The colours of the roles; an organisation may have its own. */
export const builtInPalette: Palette = { brand: builtInAccent, highlight: '#e2f0ee' };

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

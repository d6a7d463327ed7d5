import type { CustomTableLayout } from 'pdfmake/interfaces.js';

export const colours = {
  ink: '#18232e',
  quiet: '#566676',
  brand: '#0d5c5a',
  rule: '#d8e0e6',
  strongRule: '#18232e',
  highlight: '#e2f0ee',
  danger: '#a3231f',
} as const;

/** Boxes side by side: a fine frame, a line between them, room around the numbers. */
export function boxLayout(highlightedColumn?: number): CustomTableLayout {
  return {
    hLineWidth: () => 0.6,
    vLineWidth: () => 0.6,
    hLineColor: () => colours.rule,
    vLineColor: () => colours.rule,
    paddingLeft: () => 8,
    paddingRight: () => 8,
    paddingTop: () => 3.5,
    paddingBottom: () => 4.5,
    fillColor: (_row, _node, column) => (column === highlightedColumn ? colours.highlight : null),
  };
}

/** A table that only places things. */
export const bareLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

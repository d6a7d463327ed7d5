import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const ledger: MantineColorsTuple = [
  '#eaf6f5',
  '#d3eae8',
  '#a7d5d1',
  '#79c3bd',
  '#58b5ae',
  '#3e9a94',
  '#2d8680',
  '#1d706b',
  '#0f5c5a',
  '#0a4644',
];

/** Mantine's greys of the dark theme, in the hue of tokens.css. */
const dark: MantineColorsTuple = [
  '#e6edf0',
  '#c3ced4',
  '#9fb0ba',
  '#8496a0',
  '#3a4a53',
  '#2c3940',
  '#1b262b',
  '#151d21',
  '#10171a',
  '#0b1012',
];

export const theme = createTheme({
  colors: { ledger, dark },
  primaryColor: 'ledger',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 8,
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // A menu may own items only, and no place for the focus before them.
  components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
});

/** Lets Mantine's own surfaces use the tokens of tokens.css. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const tokens = {
    '--mantine-color-body': 'var(--db-panel)',
    '--mantine-color-text': 'var(--db-text)',
    '--mantine-color-dimmed': 'var(--db-muted)',
    '--mantine-color-placeholder': 'var(--db-muted)',
    '--mantine-color-default': 'var(--db-panel)',
    '--mantine-color-default-border': 'var(--db-control-line)',
    '--mantine-color-error': 'var(--db-danger)',
  };
  return { variables: {}, light: tokens, dark: tokens };
};

/** The look of the screens for pages that cannot load their style sheets; a test holds the values to those of the tokens. */
export const plainPageStyle = `
:root {
  color-scheme: light dark;
  --db-page: #f4f7f8;
  --db-panel: #ffffff;
  --db-line: #e2e8ec;
  --db-text: #16212b;
  --db-muted: #536371;
  --db-accent: #0f5c5a;
  --db-neutral-soft: #edf1f4;
  --db-shadow-raised: 0 8px 30px rgb(16 40 40 / 7%);
  --db-brand: #0f5c5a;
  --db-brand-ink: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --db-page: #0e1417;
    --db-panel: #151d21;
    --db-line: #27333a;
    --db-text: #e6edf0;
    --db-muted: #9fb0ba;
    --db-accent: #6ccdc6;
    --db-neutral-soft: #222e34;
    --db-shadow-raised: none;
  }
}
* { box-sizing: border-box; }
body {
  display: grid;
  place-items: center;
  min-height: 100vh;
  margin: 0;
  background: var(--db-page);
  color: var(--db-text);
  font: 13px/1.5 system-ui, sans-serif;
}
main { width: min(528px, 100%); padding: 24px; }
section {
  padding: 32px;
  border: 1px solid var(--db-line);
  border-radius: 12px;
  background: var(--db-panel);
  box-shadow: var(--db-shadow-raised);
}
section:focus { outline: none; }
h1 { margin: 0 0 14px; font-size: 20px; font-weight: 680; line-height: 1.3; }
p, ul, pre { margin: 0 0 14px; }
section > :last-child { margin-bottom: 0; }
.product { margin-bottom: 8px; color: var(--db-accent); font-weight: 600; }
.next { color: var(--db-muted); }
.label { margin-bottom: 4px; font-weight: 600; }
ul { padding-left: 20px; }
li, code, .place { overflow-wrap: anywhere; }
li, code { font-family: ui-monospace, monospace; font-size: 12px; }
code { padding: 2px 6px; border-radius: 4px; background: var(--db-neutral-soft); }
button {
  width: 100%;
  min-height: 44px;
  border: 0;
  border-radius: 8px;
  background: var(--db-brand);
  color: var(--db-brand-ink);
  font: inherit;
  font-size: 14px;
  font-weight: 600;
  cursor: pointer;
}
:focus-visible { outline: 2px solid var(--db-accent); outline-offset: 2px; }
`;

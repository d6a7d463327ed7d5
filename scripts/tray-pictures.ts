import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findEndToEndHost } from './find-browser.ts';
import { projectFolder } from './project-folder.ts';
import { requireNode24 } from './require-node.ts';

const folder = join(projectFolder, 'resources', 'tray');

/** Ink of a picture: in colour, or as a macOS template, of which the system takes the shape alone. */
type Ink = {
  readonly tile: string;
  readonly quiet: string;
  readonly mark: (colour: string) => string;
  /** What is seen through what is cut out. */
  readonly behind: string;
};

const coloured: Ink = { tile: '#0f5c5a', quiet: '#5c6b75', mark: (colour) => colour, behind: '#fff' };
const template: Ink = { tile: '#000', quiet: '#000', mark: () => '#000', behind: 'none' };

/** The sign of the program, cut out of its tile; two lines of it give way to a lock. */
const lines = '<path d="M4.6 5h6.8M4.6 8h6.8M4.6 11h3.6" class="cut"/>';
const lock =
  '<path d="M6 7.4V5.6a2 2 0 0 1 4 0v1.8" class="cut"/><rect x="4.6" y="7.2" width="6.8" height="4.8" rx="1" fill="#000"/>';

/** What stands in the corner, told apart by its shape, in any colour and by anybody. */
const marks = {
  waiting: { colour: '#a86a00', glyph: '<path d="M12 14v-4.2M10.3 11.4 12 9.7l1.7 1.7" class="glyph"/>' },
  offline: { colour: '#3d4a54', glyph: '<path d="m10.6 10.6 2.8 2.8m0-2.8-2.8 2.8" class="glyph"/>' },
  attention: { colour: '#b3261e', glyph: '<path d="M12 9.9v2.4M12 14.1v.01" class="glyph"/>' },
} as const;

function traySvg(sign: string, ink: Ink): string {
  const mark = sign in marks ? marks[sign as keyof typeof marks] : undefined;
  const tile = sign === 'offline' || sign === 'locked' ? ink.quiet : ink.tile;
  const corner =
    mark === undefined
      ? ''
      : `<circle cx="12" cy="12" r="3.4" fill="${ink.behind}"/>
         <g mask="url(#glyph)"><circle cx="12" cy="12" r="3.9" fill="${ink.mark(mark.colour)}"/></g>`;
  const gap = mark === undefined ? '' : '<circle cx="12" cy="12" r="4.9" fill="#000"/>';
  return svg(`
    <mask id="gap"><rect width="16" height="16" fill="#fff"/>${gap}</mask>
    <mask id="tile"><rect width="16" height="16" fill="#fff"/>${sign === 'locked' ? lock : lines}${gap}</mask>
    <mask id="glyph"><rect width="16" height="16" fill="#fff"/>${mark?.glyph ?? ''}</mask>
    <rect x="3" y="2.5" width="10" height="11" fill="${ink.behind}" mask="url(#gap)"/>
    <rect x="1" y="1" width="14" height="14" rx="3.6" fill="${tile}" mask="url(#tile)"/>${corner}`);
}

/** Upon the button of a window in the task bar of Windows. */
function badgeSvg(words: string): string {
  const size = words.length === 1 ? 12 : 9;
  return svg(`<circle cx="8" cy="8" r="8" fill="#b3261e"/>
    <text x="8" y="${(8 + size * 0.36).toString()}" font-family="Inter, 'DejaVu Sans', sans-serif" font-weight="700"
      font-size="${size.toString()}" text-anchor="middle" fill="#fff">${words}</text>`);
}

function svg(inner: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><style>
    .cut{fill:none;stroke:#000;stroke-width:1.4;stroke-linecap:round}
    .glyph{fill:none;stroke:#000;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
  </style>${inner}</svg>`;
}

const signs = ['online', 'waiting', 'offline', 'attention', 'locked'];
const badges = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'more'];

/** Draws the small pictures of the tray and of the task bar anew; they are kept with the source. */
async function main(): Promise<void> {
  requireNode24();
  const host = await findEndToEndHost((line) => console.log(line));
  if (host.chromium === undefined) throw new Error('Pictures take a Chromium or Chrome; there is none.');
  const browser = await chromium.launch({ executablePath: host.chromium });
  const page = await browser.newPage();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const sign of signs) {
    // Windows takes 16 dots and their multiples, panels of Linux 24, the menu bar of a Mac 16 of a template.
    for (const dots of [16, 24, 32, 48])
      await draw(page, `${sign}-${dots.toString()}`, dots, traySvg(sign, coloured));
    for (const dots of [16, 32])
      await draw(page, `${sign}-template-${dots.toString()}`, dots, traySvg(sign, template));
  }
  for (const badge of badges) {
    const words = badge === 'more' ? '9+' : badge;
    for (const dots of [16, 32]) await draw(page, `badge-${badge}-${dots.toString()}`, dots, badgeSvg(words));
  }
  await browser.close();
}

async function draw(page: Page, name: string, dots: number, picture: string): Promise<void> {
  await page.setViewportSize({ width: dots, height: dots });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${picture}`);
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }));
}

await main();

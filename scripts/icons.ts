import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findEndToEndHost } from './find-browser.ts';
import { appleIcon, type SizedPng, windowsIcon } from './package/icon-files.ts';
import { projectFolder } from './project-folder.ts';
import { requireNode24 } from './require-node.ts';

/** `npm run icons`: the icons of the packages anew, from resources/icons/duebook.svg, drawn by Chromium. */
requireNode24();

const sizes = [16, 32, 48, 64, 128, 256, 512, 1024];
const largestOfLinux = 512;
/** What Apple leaves free around the body of an icon, of its edge. */
const appleMargin = 100 / 1024;

const svg = readFileSync(join(projectFolder, 'resources', 'icons', 'duebook.svg'), 'utf8');
const target = join(projectFolder, 'resources', 'packaging');

async function drawn(page: Page, size: number, margin: number): Promise<SizedPng> {
  const free = Math.round(size * margin);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:${free}px}svg{display:block;width:${size - 2 * free}px}</style>${svg}`,
  );
  return { size, png: await page.screenshot({ omitBackground: true }) };
}

const { chromium: executablePath } = await findEndToEndHost((line) => console.log(line));
if (executablePath === undefined) throw new Error('There is no Chromium to draw the icons with.');
const browser = await chromium.launch({ executablePath });
try {
  const page = await browser.newPage();
  const plain: SizedPng[] = [];
  const framed: SizedPng[] = [];
  for (const size of sizes) {
    plain.push(await drawn(page, size, 0));
    framed.push(await drawn(page, size, appleMargin));
  }
  mkdirSync(join(target, 'icons'), { recursive: true });
  for (const { size, png } of plain.filter(({ size }) => size <= largestOfLinux))
    writeFileSync(join(target, 'icons', `${size}x${size}.png`), png);
  writeFileSync(join(target, 'duebook.ico'), windowsIcon(plain));
  writeFileSync(join(target, 'duebook.icns'), appleIcon(framed));
} finally {
  await browser.close();
}

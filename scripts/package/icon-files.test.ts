import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { appleIcon, windowsIcon } from './icon-files.ts';

const folder = join(projectFolder, 'resources', 'packaging');
const pictures = readdirSync(join(folder, 'icons')).map((name) => ({
  size: Number.parseInt(name, 10),
  png: readFileSync(join(folder, 'icons', name)),
}));

test('the icons for Linux are pictures of the size in their names', () => {
  expect(pictures.map(({ size }) => size).sort((a, b) => a - b)).toEqual([16, 32, 48, 64, 128, 256, 512]);
  for (const { size, png } of pictures) {
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});

test('the icon for Windows holds the same pictures up to 256 pixels', () => {
  const icon = readFileSync(join(folder, 'duebook.ico'));
  const inOrder = pictures.toSorted((a, b) => a.size - b.size);
  expect(icon.equals(windowsIcon(inOrder))).toBe(true);
  expect(icon.readUInt16LE(4)).toBe(6);
});

test('the icon for a Mac is whole, up to 1024 pixels', () => {
  const icon = readFileSync(join(folder, 'duebook.icns'));
  expect(icon.readUInt32BE(4)).toBe(icon.length);
  const kinds: string[] = [];
  for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4))
    kinds.push(icon.toString('latin1', at, at + 4));
  expect(kinds).toEqual(['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10']);
  expect(appleIcon([]).length).toBe(8);
});

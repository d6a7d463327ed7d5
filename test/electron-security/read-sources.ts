import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { projectFolder } from '../../scripts/project-folder.ts';
import { type ScannedFile, type Side, scanned } from './scanned-file.ts';

function sideOf(path: string, text: string): Side {
  // A part of the bundle that does not know Electron runs in a process without a window.
  if (path.startsWith('out/main/') && !/from ?["']electron["']/.test(text)) return 'elsewhere';
  if (/(?:^|\/)preload\.(?:ts|cjs)$/.test(path)) return 'preload';
  if (/^(?:src-main\/electron|out\/main)\//.test(path)) return 'main';
  return /^(?:src-renderer|out\/renderer)\//.test(path) ? 'renderer' : 'elsewhere';
}

function read(pattern: string, isTaken: (path: string) => boolean): readonly ScannedFile[] {
  return globSync(pattern, { cwd: projectFolder })
    .map((path) => path.split(sep).join('/'))
    .filter(isTaken)
    .map((path) => {
      const text = readFileSync(join(projectFolder, path), 'utf8');
      return scanned(path, sideOf(path, text), text);
    });
}

/** Everything that runs on a workstation, without its tests. */
export function readSources(): readonly ScannedFile[] {
  return ['src-main', 'src-renderer', 'src-shared'].flatMap((folder) =>
    read(`${folder}/**/*.{ts,tsx}`, (path) => !/\.(?:test|fixture|d)\.tsx?$/.test(path)),
  );
}

/** What the build made of it. */
export function readBundle(): readonly ScannedFile[] {
  return read('out/{main,preload,renderer}/**/*.{js,cjs,mjs}', () => true);
}

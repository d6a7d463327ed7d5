import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { projectFolder } from '../../scripts/project-folder.ts';
import { type ScannedFile, type Side, scanned } from './scanned-file.ts';

/** Built files beside main that run in a process without a window. */
const windowless = /^out\/main\/(?:engine-entry|document-worker|training-thread)\.js$/;

function sideOf(path: string): Side {
  if (windowless.test(path)) return 'elsewhere';
  if (/(?:^|\/)preload\.(?:ts|cjs)$/.test(path)) return 'preload';
  if (/^(?:src-main\/electron|out\/main)\//.test(path)) return 'main';
  return /^(?:src-renderer|out\/renderer)\//.test(path) ? 'renderer' : 'elsewhere';
}

function read(pattern: string, isTaken: (path: string) => boolean): readonly ScannedFile[] {
  return globSync(pattern, { cwd: projectFolder })
    .map((path) => path.split(sep).join('/'))
    .filter(isTaken)
    .map((path) => scanned(path, sideOf(path), readFileSync(join(projectFolder, path), 'utf8')));
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

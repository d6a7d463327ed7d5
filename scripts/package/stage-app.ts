import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAppManifest } from './app-manifest.ts';
import type { PackedFile } from './packed-files.ts';

/** Lays out the app as it will be inside of its package, so that exactly this is packed, and can be run and listed. */
export function stageApp(project: string, files: readonly PackedFile[], folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { source, path } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(readAppManifest(project), null, 2)}\n`);
}

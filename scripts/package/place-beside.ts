import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageTarget } from './package-target.ts';
import { noticesFile, partsListFile } from './write-notices.ts';

/** Puts what is said of a package beside its installers, named after it. @returns the files */
export function placeBeside(
  { platform, arch }: PackageTarget,
  version: string,
  noticesFolder: string,
  folder: string,
): readonly string[] {
  const name = join(folder, `duebook-${version}-${systems[platform]}-${arch}`);
  const placed = [
    { from: noticesFile, to: `${name}-notices.txt` },
    { from: partsListFile, to: `${name}.cdx.json` },
  ];
  for (const { from, to } of placed) copyFileSync(join(noticesFolder, from), to);
  return placed.map(({ to }) => to);
}

/** As electron-builder names them in the names of installers. */
const systems = { win32: 'win', darwin: 'mac', linux: 'linux' } as const;

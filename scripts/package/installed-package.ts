import { existsSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { z } from 'zod';

/** A package as it lies in node_modules; one inside of another package is one of its own. */
export type InstalledPackage = {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
};

const packageSchema = z.object({ name: z.string(), version: z.string() });

const plainText: ReadonlySet<string> = new Set(['.md', '.txt', '']);

/** True for the name of a file with a licence, or with a notice that a licence asks to be handed on. */
export function isLicenceFile(name: string): boolean {
  return /^(licen[cs]e|copying|notice)/i.test(name) && plainText.has(extname(name).toLowerCase());
}

/** The innermost package that a file belongs to; undefined for a file of our own. */
export function packageOfFile(file: string): InstalledPackage | undefined {
  const folder = packageFolder(file);
  return folder === undefined ? undefined : readPackage(folder);
}

/** @throws where the folder holds no package */
export function readPackage(folder: string): InstalledPackage {
  const { name, version } = packageSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  return { name, version, folder };
}

/** The packages that files belong to, each folder once, in the order of their folders. */
export function packagesOfFiles(files: readonly string[]): readonly InstalledPackage[] {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  return [...folders]
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .sort()
    .map(readPackage);
}

function packageFolder(file: string): string | undefined {
  const marker = `${sep}node_modules${sep}`;
  const start = file.lastIndexOf(marker);
  if (start === -1) return undefined;
  const [first = '', second = ''] = file.slice(start + marker.length).split(sep);
  const root = file.slice(0, start + marker.length);
  return join(root, first.startsWith('@') ? join(first, second) : first);
}

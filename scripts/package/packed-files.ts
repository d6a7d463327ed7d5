import { existsSync, readdirSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { type InstalledPackage, isLicenceFile, packagesOfFiles } from './installed-package.ts';
import { isNativePart, nativeParts } from './native-parts.ts';
import type { PackageTarget } from './package-target.ts';
import { packedEntries } from './packed-entries.ts';
import { reachedFiles } from './reached-files.ts';
import { readToolPackages } from './tool-packages.ts';

/** A file of the packaged app: where it lies, and what it is called in the app, with slashes. */
export type PackedFile = { readonly source: string; readonly path: string };

/** Beside programs, a package finds these by a name of its own: compiled code and what it starts from. */
const assets: ReadonlySet<string> = new Set(['.wasm', '.data']);

/**
 * Every file of the packaged app but its package.json: bundles, what they read at run time, and of packages only the
 * files that the bundles reach, their licences, and the native parts of one system and processor.
 * @param project the folder that has been built
 */
export function packedFiles(project: string, target: PackageTarget): readonly PackedFile[] {
  const built = join(project, 'out');
  const entries = Object.keys(packedEntries).map((name) => join(built, 'main', `${name}.js`));
  const isOfTools = readToolPackages(project);
  const reached = reachedFiles(entries).filter((file) => !isNativePart(file) && !isOfTools(file));
  const natives = nativeParts(join(project, 'node_modules'), target);
  const packages = packagesOfFiles([...reached, ...natives]);
  const files = [
    ...reached,
    ...natives,
    ...reached.flatMap((file) => packageFilesAbove(file)),
    ...packages.flatMap(piecesOfPackage),
    join(built, 'preload', 'preload.cjs'),
    ...filesBelow(join(built, 'renderer')),
    ...filesBelow(join(project, 'resources', 'fonts')).filter((file) => /\.(ttf|txt)$/.test(file)),
  ];
  return [...new Set(files)].sort().map((source) => ({ source, path: pathInApp(project, source) }));
}

/** The packages in the app, each with its licence beside it. */
export function packedPackages(files: readonly PackedFile[]): readonly InstalledPackage[] {
  return packagesOfFiles(files.map(({ source }) => source));
}

/** Node asks the nearest one what kind of program a file is. */
function packageFilesAbove(file: string): readonly string[] {
  const found: string[] = [];
  for (let folder = dirname(file); folder.includes(`${sep}node_modules${sep}`); folder = dirname(folder)) {
    const candidate = join(folder, 'package.json');
    if (existsSync(candidate)) found.push(candidate);
  }
  return found;
}

function piecesOfPackage({ folder }: InstalledPackage): readonly string[] {
  const licences = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isLicenceFile(entry.name))
    .map(({ name }) => join(folder, name));
  const found = filesBelow(folder).filter((file) => assets.has(extname(file)));
  return [join(folder, 'package.json'), ...licences, ...found];
}

/** Packages inside of a package are packages of their own. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function pathInApp(project: string, source: string): string {
  return relative(project, source).split(sep).join('/');
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from './installed-package.ts';
import { type PackageTarget, PackagingRefused } from './package-target.ts';

const sqlite = 'better-sqlite3-multiple-ciphers';
const argon2 = '@node-rs/argon2';
/** How the packages of native parts end, beside system and processor. */
const endings = { win32: '-msvc', darwin: '', linux: '-gnu' } as const;

/** True for a file of native code, or of a package that exists only to carry one. */
export function isNativePart(file: string): boolean {
  return file.endsWith('.node') || file.replaceAll('\\', '/').includes(`/${argon2}-`);
}

/**
 * The native parts for one system and processor, below `modules`: the storage's database brings all of them in one
 * package, passwords have a package for each.
 * @throws {PackagingRefused} where the machine has not installed those of the target
 */
export function nativeParts(modules: string, { platform, arch }: PackageTarget): readonly string[] {
  const database = join(modules, sqlite, 'prebuilds', `${platform}-${arch}.node`);
  if (!existsSync(database)) throw new PackagingRefused(`${sqlite} has no part for ${platform} ${arch}.`);
  const name = `${argon2}-${platform}-${arch}${endings[platform]}`;
  const folder = join(modules, name);
  if (!existsSync(folder))
    throw new PackagingRefused(
      `${argon2} is not installed for ${platform} ${arch}. Package on such a machine, or first run: ` +
        `npm install --no-save --force ${name}@${readPackage(join(modules, argon2)).version}`,
    );
  const parts = readdirSync(folder).filter((name) => name.endsWith('.node') || name === 'package.json');
  return [database, ...parts.map((name) => join(folder, name))];
}

import type { UpdateFile, UpdateMetadata } from './update-metadata.ts';
import { done, refuse, type UpdateResult } from './update-result.ts';

/** How this workstation was installed; only a file of the same kind can be installed over it. */
export type PackageKind = 'exe' | 'zip' | 'AppImage' | 'deb';

const archNames: Readonly<Record<string, readonly string[]>> = {
  x64: ['x64', 'x86_64', 'amd64'],
  arm64: ['arm64', 'aarch64'],
  ia32: ['ia32', 'i386'],
};

/**
 * The file of a version for this workstation. Fails with NO_FILE, and with SWAPPED where its name is that of another
 * version.
 */
export function chooseFile(
  { files, version }: Pick<UpdateMetadata, 'files' | 'version'>,
  kind: PackageKind,
  arch: string,
): UpdateResult<UpdateFile> {
  const ofKind = files.filter(({ url }) => url.toLowerCase().endsWith(`.${kind.toLowerCase()}`));
  const found = ofKind.find(({ url }) => isOfArch(url, arch)) ?? ofKind.find(({ url }) => isOfNoArch(url));
  if (found === undefined) return refuse('NO_FILE', { version });
  return namesVersion(found.url, version) ? done(found) : refuse('SWAPPED');
}

function isOfArch(name: string, arch: string): boolean {
  return (archNames[arch] ?? [arch]).some((one) => name.includes(one));
}

function isOfNoArch(name: string): boolean {
  return !Object.keys(archNames).some((arch) => isOfArch(name, arch));
}

/** True where the name has this version in it and no other: 1.4.0 is neither 11.4.0 nor 1.4.0-beta.1. */
export function namesVersion(name: string, version: string): boolean {
  const named = name.match(/\d+\.\d+\.\d+(?:-(?:alpha|beta|rc)(?:\.\d+)*)?/g) ?? [];
  return named.length > 0 && named.every((one) => one === version);
}

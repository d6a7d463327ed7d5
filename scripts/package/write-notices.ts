import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppManifest } from './app-manifest.ts';
import { readBundledPackages } from './bundled-packages.ts';
import { describePart, describeParts, type ForeignPart } from './foreign-part.ts';
import { readPackage } from './installed-package.ts';
import { noticesText } from './notices.ts';
import { PackagingRefused } from './package-target.ts';
import { type PackedFile, packedPackages } from './packed-files.ts';
import { partsList } from './parts-list.ts';
import { isPermitted } from './permitted-licences.ts';

export const noticesFile = 'THIRD-PARTY-NOTICES.txt';
export const partsListFile = 'duebook.cdx.json';

/** The packages whose files are packed or became part of a bundle, and the fonts of documents. */
export function foreignParts(project: string, files: readonly PackedFile[]): readonly ForeignPart[] {
  return [
    ...describeParts([...packedPackages(files), ...readBundledPackages(project)]),
    documentFonts(project),
  ];
}

/**
 * Writes our licence, the notices and the list of parts into a folder of their own.
 * @throws {PackagingRefused} for a part that may not be handed on
 */
export function writeNotices(project: string, files: readonly PackedFile[], folder: string): void {
  const parts = foreignParts(project, files);
  for (const { name, licence } of parts) {
    if (!isPermitted(licence))
      throw new PackagingRefused(`${name} must not be packed: its licence is ${licence}.`);
  }
  const app = readAppManifest(project);
  const electron = describePart(readPackage(join(project, 'node_modules', 'electron')));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(project, 'LICENSE'), join(folder, 'LICENSE.txt'));
  writeFileSync(join(folder, noticesFile), noticesText(`Duebook ${app.version}`, parts));
  writeFileSync(
    join(folder, partsListFile),
    `${JSON.stringify(partsList(app, [...parts, electron]), null, 2)}\n`,
  );
}

function documentFonts(project: string): ForeignPart {
  const text = readFileSync(join(project, 'resources', 'fonts', 'OFL.txt'), 'utf8').trim();
  return {
    name: 'Noto fonts',
    version: undefined,
    address: undefined,
    licence: 'OFL-1.1',
    author: undefined,
    texts: [text],
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type InstalledPackage, isLicenceFile } from './installed-package.ts';

/** Something of others in the packaged app. */
export type ForeignPart = {
  readonly name: string;
  /** Undefined where it has none as a whole. */
  readonly version: string | undefined;
  /** Where it comes from, as a package URL; undefined for what is no package. */
  readonly address: string | undefined;
  /** An SPDX expression. */
  readonly licence: string;
  readonly author: string | undefined;
  /** The texts that come with it: the licence, and notices that it asks to be handed on. */
  readonly texts: readonly string[];
};

const personSchema = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const manifestSchema = z.object({
  license: z.string().optional(),
  author: personSchema.optional().catch(undefined),
});

/** Names that packages give to a licence, by its SPDX name. */
const otherNames: Readonly<Record<string, string>> = { 'MIT/X11': 'MIT', PSF: 'PSF-2.0' };

/** @throws for a package that names no licence: nobody may hand it on */
export function describePart({ name, version, folder }: InstalledPackage): ForeignPart {
  const { license, author } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  if (license === undefined) throw new Error(`${name} names no licence.`);
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isLicenceFile(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').replaceAll('\r\n', '\n').trim());
  const address = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { name, version, address, licence: otherNames[license] ?? license, author, texts };
}

/** The same package in two folders is one part. */
export function describeParts(packages: readonly InstalledPackage[]): readonly ForeignPart[] {
  const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, installed]) => describePart(installed));
}

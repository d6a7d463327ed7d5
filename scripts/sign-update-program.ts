import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { namesVersion } from '../src-main/desktop/updates/choose-file.ts';
import { signatureText } from '../src-main/desktop/updates/signature-text.ts';
import { earlierSigning, withSignedFields } from '../src-main/desktop/updates/signed-fields.ts';
import { readMetadata, type UpdateFile } from '../src-main/desktop/updates/update-metadata.ts';
import { compareVersions } from '../src-main/desktop/updates/version-order.ts';
import type { SignOptions } from './sign-update-options.ts';

export type SignParts = {
  /** The version of this source, and the newest migration in it. */
  readonly version: string;
  readonly storageVersion: number;
  /** ISO instant. */
  readonly now: string;
  readonly say: (line: string) => void;
};

type Signing = Extract<SignOptions, { readonly do: 'sign' }>;

/** Why nothing was signed, for whoever called the command. */
export class SigningRefused extends Error {
  override readonly name = 'SigningRefused';
}

/** @throws {SigningRefused} before anything is written of the file that is wrong */
export function runSignUpdate(options: SignOptions, parts: SignParts): void {
  if (options.do === 'new-key') makeKey(options.keyFile, parts);
  else signAll(options, parts);
}

function signAll(options: Signing, parts: SignParts): void {
  const keys = options.keyFiles.map(readPrivateKey);
  for (const path of options.metadataFiles) {
    const signed = signedMetadata(path, options, parts);
    writeFileSync(path, signed);
    writeFileSync(`${path}.sig`, signatureText(signed, keys));
    parts.say(
      `${basename(path)}: version ${parts.version} signed, for ${options.staging} % of the workstations`,
    );
  }
}

function makeKey(path: string, { say }: SignParts): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  try {
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new SigningRefused(`${path} is there already. A key that is overwritten is lost.`);
  }
  say(String(publicKey.export({ format: 'jwk' }).x));
}

function readPrivateKey(path: string): KeyObject {
  if (!existsSync(path)) throw new SigningRefused(`${path} is not there.`);
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(path, 'utf8'));
  } catch {
    throw new SigningRefused(`${path} cannot be read as a private key.`);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new SigningRefused(`${path} is no Ed25519 key.`);
  return key;
}

/** The bytes that are signed, once a workstation would read them and their files are beside them. */
function signedMetadata(path: string, options: Signing, parts: SignParts): Buffer {
  const name = basename(path);
  if (!existsSync(path)) throw new SigningRefused(`${path} is not there.`);
  const written = readFileSync(path, 'utf8');
  const earlier = earlierSigning(written);
  if (earlier.signedAt !== undefined && Date.parse(parts.now) < Date.parse(earlier.signedAt))
    throw new SigningRefused(
      `${name} was signed at ${earlier.signedAt}, which is later than the clock of this machine (${parts.now}). Workstations would take it for an older one. Set the clock right, or take the file as the packager wrote it.`,
    );
  const bytes = Buffer.from(
    withSignedFields(written, {
      signedName: name,
      signedAt: parts.now,
      storageVersion: parts.storageVersion,
      stagingPercentage: options.staging,
      minimumVersion:
        options.minimumVersion === undefined ? earlier.minimumVersion : (options.minimumVersion ?? undefined),
    }),
  );
  const read = readMetadata(bytes, name);
  if (!read.ok) throw new SigningRefused(`${name}: a workstation could not read it (${read.failure.code}).`);
  const { version, files, minimumVersion } = read.value;
  if (version !== parts.version)
    throw new SigningRefused(`${name} is of version ${version}, this source of ${parts.version}.`);
  // Nothing is installed over its own version or a newer one, so nobody would be offered it.
  if (minimumVersion !== undefined && compareVersions(minimumVersion, version) >= 0)
    throw new SigningRefused(
      `${name}: the minimum version ${minimumVersion} is not older than ${version}, so no workstation would take it.`,
    );
  for (const file of files) assertWhole(join(dirname(path), file.url), file, version);
  return bytes;
}

function assertWhole(path: string, { url, size, sha512 }: UpdateFile, version: string): void {
  if (!namesVersion(url, version)) throw new SigningRefused(`${url} is not named after version ${version}.`);
  if (!existsSync(path)) throw new SigningRefused(`${url} is not beside its metadata.`);
  const content = readFileSync(path);
  if (content.length !== size || createHash('sha512').update(content).digest('base64') !== sha512)
    throw new SigningRefused(`${url} is not the file that its metadata describes.`);
}

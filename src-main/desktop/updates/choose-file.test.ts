import { expect, test } from 'vitest';
import { chooseFile, type PackageKind } from './choose-file.ts';
import type { UpdateFile } from './update-metadata.ts';

const named = (url: string): UpdateFile => ({ url, sha512: Buffer.alloc(64).toString('base64'), size: 1 });

test.each([
  ['exe', 'win'],
  ['zip', 'mac'],
] as const)(
  'of metadata that names both processors (%s) each workstation takes the file of its own',
  (kind, system) => {
    const files = ['x64', 'arm64'].map((arch) => named(`duebook-1.4.0-${system}-${arch}.${kind}`));
    for (const given of [files, files.toReversed()])
      for (const arch of ['x64', 'arm64']) expect(fileFor(given, kind, arch)).toContain(`-${arch}.`);
  },
);

function fileFor(files: readonly UpdateFile[], kind: PackageKind, arch: string): string | undefined {
  const chosen = chooseFile({ files: [...files], version: '1.4.0' }, kind, arch);
  return chosen.ok ? chosen.value.url : undefined;
}

import { parseArgs } from 'node:util';

export const signUsage = `Signs what the packager wrote about a release, so that workstations believe it.

  node scripts/sign-update.ts --new-key FILE
      makes a key pair: the private key in FILE, the public one printed for DUEBOOK_UPDATE_KEYS of a build

  node scripts/sign-update.ts --key FILE [--key FILE] [options] out/packages/latest.yml out/packages/latest-mac.yml …
      --staging N             per cent of the workstations that are offered the version, 100 if not said
      --minimum-version V     the oldest version that it may be installed over; stays when it is signed again
      --no-minimum-version    it may be installed over any version, whatever was signed before

Installers are looked for beside each file. Sign again with another --staging to widen, or 0 to stop, a roll-out.`;

export type SignOptions =
  | { readonly do: 'new-key'; readonly keyFile: string }
  | {
      readonly do: 'sign';
      readonly keyFiles: readonly string[];
      readonly staging: number;
      /** Undefined: as it was signed before; null: none. */
      readonly minimumVersion: string | null | undefined;
      readonly metadataFiles: readonly string[];
    };

/** @throws {TypeError} in words for whoever called the command */
export function readSignOptions(args: readonly string[]): SignOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'new-key': { type: 'string' },
      key: { type: 'string', multiple: true },
      staging: { type: 'string' },
      'minimum-version': { type: 'string' },
      'no-minimum-version': { type: 'boolean' },
    },
  });
  if (values['new-key'] !== undefined) return { do: 'new-key', keyFile: values['new-key'] };
  if (values.key === undefined) throw new TypeError('Name the private key: --key FILE.');
  if (positionals.length === 0)
    throw new TypeError('Name the files to sign, such as out/packages/latest.yml.');
  return {
    do: 'sign',
    keyFiles: values.key,
    staging: percentOf(values.staging ?? '100'),
    minimumVersion: minimumOf(values['minimum-version'], values['no-minimum-version'] === true),
    metadataFiles: positionals,
  };
}

function minimumOf(named: string | undefined, isNone: boolean): string | null | undefined {
  if (isNone && named !== undefined)
    throw new TypeError('Name a --minimum-version or --no-minimum-version, not both.');
  return isNone ? null : named;
}

function percentOf(text: string): number {
  const percent = Number(text);
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text) || percent > 100)
    throw new TypeError('--staging is a number from 0 to 100.');
  return percent;
}

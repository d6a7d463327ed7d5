import { parseArgs } from 'node:util';
import type { PackageTarget, PackageTargets } from './package-target.ts';

export const packageUsage = `Packs the desktop app for this system into out/packages.

  npm run package                              all installers of the system
  npm run package -- --dir                     the app as a folder, without an installer
  npm run package -- --release                 for others: refused while id, author or homepage are nobody's
  npm run package -- --target deb              one kind: nsis, msi, dmg, zip, AppImage, deb; may be repeated
  npm run package -- --arch arm64              for another processor than this one; repeated, for both in one go
  npm run package -- --electron DIR            with the Electron in DIR instead of one that is fetched

DUEBOOK_UPDATES_URL is where the packages look for updates. Signing: docs/guides/packaging.md.`;

export type PackageArguments = PackageTargets & {
  readonly kinds: readonly string[];
  readonly electronFolder: string | undefined;
  /** The packages are to leave the house. */
  readonly isRelease: boolean;
};

const kindsOf = {
  win32: ['nsis', 'msi'],
  darwin: ['dmg', 'zip'],
  linux: ['AppImage', 'deb'],
} as const;

/** @throws {TypeError} in words for whoever called the command */
export function readPackageOptions(
  args: readonly string[],
  machine: { readonly platform: NodeJS.Platform; readonly arch: string },
): PackageArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: 'boolean' },
      release: { type: 'boolean' },
      target: { type: 'string', multiple: true },
      arch: { type: 'string', multiple: true },
      electron: { type: 'string' },
    },
  });
  const platform = platformOf(machine.platform);
  const kinds = values.target ?? [];
  const known: readonly string[] = kindsOf[platform];
  const unknown = kinds.find((kind) => !known.includes(kind));
  if (unknown !== undefined)
    throw new TypeError(`--target ${unknown} cannot be made here: ${known.join(', ')}.`);
  if (values.dir === true && kinds.length > 0)
    throw new TypeError('--dir makes no installer: leave out --target.');
  if (values.dir === true && values.release === true)
    throw new TypeError('--dir is for trials: leave out --release.');
  const archs = [...new Set((values.arch ?? [machine.arch]).map(archOf))];
  if (values.electron !== undefined && archs.length > 1)
    throw new TypeError('--electron is made for one processor: name one with --arch.');
  return {
    platform,
    archs,
    kinds: values.dir === true ? ['dir'] : kinds,
    electronFolder: values.electron,
    isRelease: values.release === true,
  };
}

function platformOf(platform: NodeJS.Platform): PackageTarget['platform'] {
  if (platform === 'win32' || platform === 'darwin' || platform === 'linux') return platform;
  throw new TypeError(`There is no package for ${platform}.`);
}

function archOf(arch: string): PackageTarget['arch'] {
  if (arch === 'x64' || arch === 'arm64') return arch;
  throw new TypeError(`There is no package for ${arch}: --arch is x64 or arm64.`);
}

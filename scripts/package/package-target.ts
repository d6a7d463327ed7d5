/** What a package is built for, in Node's words. */
export type PackageTarget = {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly arch: 'x64' | 'arm64';
};

/** What is packed in one go: the metadata of updates then names the files of each processor. */
export type PackageTargets = Pick<PackageTarget, 'platform'> & {
  readonly archs: readonly PackageTarget['arch'][];
};

/** Why nothing was packed, for whoever called the command. */
export class PackagingRefused extends Error {
  override readonly name = 'PackagingRefused';
}

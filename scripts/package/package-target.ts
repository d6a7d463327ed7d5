/** What a package is built for, in Node's words. */
export type PackageTarget = {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly arch: 'x64' | 'arm64';
};

/** Why nothing was packed, for whoever called the command. */
export class PackagingRefused extends Error {
  override readonly name = 'PackagingRefused';
}

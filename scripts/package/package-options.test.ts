import { describe, expect, test } from 'vitest';
import { readPackageOptions } from './package-options.ts';

const machine = { platform: 'linux', arch: 'x64' } as const;

describe('the packaging command', () => {
  test('packs every installer of the system that it runs on', () => {
    expect(readPackageOptions([], { platform: 'darwin', arch: 'arm64' })).toEqual({
      platform: 'darwin',
      archs: ['arm64'],
      kinds: [],
      electronFolder: undefined,
      isRelease: false,
    });
  });

  test('packs a folder, or the kinds that are named, with an Electron that is there', () => {
    expect(readPackageOptions(['--dir', '--electron', '/e'], machine)).toMatchObject({
      kinds: ['dir'],
      electronFolder: '/e',
    });
    expect(
      readPackageOptions(['--target', 'deb', '--target', 'AppImage', '--arch', 'arm64'], machine),
    ).toEqual({
      platform: 'linux',
      archs: ['arm64'],
      kinds: ['deb', 'AppImage'],
      electronFolder: undefined,
      isRelease: false,
    });
  });

  test('packs for others where it is told so', () => {
    expect(readPackageOptions(['--release'], machine)).toMatchObject({ kinds: [], isRelease: true });
  });

  test('packs for both processors in one go, each once', () => {
    const args = ['--arch', 'x64', '--arch', 'arm64', '--arch', 'x64'];
    expect(readPackageOptions(args, machine).archs).toEqual(['x64', 'arm64']);
  });

  test.each([
    [['--arch', 'x64', '--arch', 'arm64', '--electron', '/e'], /made for one processor/],
    [['--target', 'nsis'], /nsis cannot be made here: AppImage, deb/],
    [['--dir', '--target', 'deb'], /leave out --target/],
    [['--dir', '--release'], /leave out --release/],
    [['--arch', 'ia32'], /no package for ia32/],
    [['--what'], /what/],
  ])('explains why %j cannot be packed', (args, words) => {
    expect(() => readPackageOptions(args, machine)).toThrow(TypeError);
    expect(() => readPackageOptions(args, machine)).toThrow(words);
  });

  test('has no package for a system that Electron is not made for', () => {
    expect(() => readPackageOptions([], { platform: 'freebsd', arch: 'x64' })).toThrow(/freebsd/);
  });
});

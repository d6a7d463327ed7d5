import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockSchema, missingPlatformPackages } from './lock-platforms.ts';
import { projectFolder } from './project-folder.ts';

describe('lock file', () => {
  test('has an entry for every optional package of every platform, so that npm ci takes it', () => {
    const lock = lockSchema.parse(JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')));
    expect(Object.keys(missingPlatformPackages(lock))).toEqual([]);
  });

  test('gets the system, processor and C library of a package from its name', () => {
    const optionalDependencies = { '@a/b-linux-x64-musl': '1.0.0', '@a/b-darwin-arm64': '1.0.0' };
    const lock = { packages: { 'node_modules/a': { dev: true, optionalDependencies } } };
    expect(missingPlatformPackages(lock)).toEqual({
      'node_modules/@a/b-linux-x64-musl': {
        version: '1.0.0',
        cpu: ['x64'],
        dev: true,
        libc: ['musl'],
        optional: true,
        os: ['linux'],
      },
      'node_modules/@a/b-darwin-arm64': {
        version: '1.0.0',
        cpu: ['arm64'],
        dev: true,
        optional: true,
        os: ['darwin'],
      },
    });
  });

  test('does not guess a version or a system', () => {
    const lockWith = (optionalDependencies: Record<string, string>) => ({
      packages: { a: { optionalDependencies } },
    });
    expect(() => missingPlatformPackages(lockWith({ 'b-linux-x64': '^1.0.0' }))).toThrow(/not pinned/);
    expect(() => missingPlatformPackages(lockWith({ helper: '1.0.0' }))).toThrow(/what system/);
  });
});

import { describe, expect, it } from 'vitest';
import { readRegistryPolicy, registryText } from './registry-policy.ts';

/** As `reg query` prints it. */
const printed = (...lines: string[]) =>
  ['', 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Duebook', ...lines, '', ''].join('\r\n');

describe('a policy in the registry', () => {
  it('is the JSON of one value', () => {
    const text = registryText(
      printed('    policy    REG_SZ    {"version": 1, "contact": "Service desk    4711"}'),
    );
    expect(text).toBe('{"version": 1, "contact": "Service desk    4711"}');
  });

  it('is one value a key', () => {
    const text = registryText(
      printed(
        '    version    REG_DWORD    0x1',
        '    serverAddress    REG_SZ    https://duebook.example',
        '    idleLockMinutes    REG_DWORD    0xf',
        '    requirePassphrase    REG_DWORD    0x1',
        '    allowDemo    REG_DWORD    0x0',
        '    certificateAuthorities    REG_MULTI_SZ    C:\\ca\\one.pem\\0C:\\ca\\two.pem',
      ),
    );
    expect(JSON.parse(text ?? '')).toEqual({
      version: 1,
      serverAddress: 'https://duebook.example',
      idleLockMinutes: 15,
      requirePassphrase: true,
      allowDemo: false,
      certificateAuthorities: ['C:\\ca\\one.pem', 'C:\\ca\\two.pem'],
    });
  });

  it('is none where the key holds nothing but other keys', () => {
    expect(
      registryText(printed('', 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Duebook\\Updates')),
    ).toBeUndefined();
  });

  it('is asked for with the program of the system, and none where that finds no key', async () => {
    const asked: string[] = [];
    const run = async (file: string, args: readonly string[]) => {
      asked.push(file, ...args);
      return undefined;
    };
    expect(await readRegistryPolicy(run, 'C:\\Windows')).toBeUndefined();
    expect(asked).toEqual([
      'C:\\Windows\\System32\\reg.exe',
      'query',
      'HKLM\\Software\\Policies\\Duebook',
      '/reg:64',
    ]);
  });
});

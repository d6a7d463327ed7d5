import { join } from 'node:path';
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
    expect(text).toEqual({ state: 'read', text: '{"version": 1, "contact": "Service desk    4711"}' });
  });

  it('is one value a key', () => {
    const found = registryText(
      printed(
        '    version    REG_DWORD    0x1',
        '    serverAddress    REG_SZ    https://duebook.example',
        '    idleLockMinutes    REG_DWORD    0xf',
        '    requirePassphrase    REG_DWORD    0x1',
        '    allowDemo    REG_DWORD    0x0',
        '    certificateAuthorities    REG_MULTI_SZ    C:\\ca\\one.pem\\0C:\\ca\\two.pem',
      ),
    );
    expect(JSON.parse(found.state === 'read' ? found.text : '')).toEqual({
      version: 1,
      serverAddress: 'https://duebook.example',
      idleLockMinutes: 15,
      requirePassphrase: true,
      allowDemo: false,
      certificateAuthorities: ['C:\\ca\\one.pem', 'C:\\ca\\two.pem'],
    });
  });

  it('is none where the key holds nothing but other keys', () => {
    expect(registryText(printed('', 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Duebook\\Updates'))).toEqual({
      state: 'missing',
    });
  });

  it('loses no value: a name with a blank is a key like each other, and an empty value is one', () => {
    const lines = ['    version    REG_DWORD    0x1', '    require Passphrase    REG_SZ    '];
    expect(registryText(printed(...lines))).toEqual({
      state: 'read',
      text: '{"version":1,"require Passphrase":""}',
    });
  });

  it.each([
    ['a line that is no value', '    protectContent    of no type'],
    ['a value of several lines', '"protectContent": true }'],
  ])('is not followed where it holds %s', (_, line) => {
    const found = registryText(printed('    policy    REG_SZ    { "version": 1,', line));
    expect(found).toMatchObject({ state: 'refused', problem: { params: { line: line.trim() } } });
  });

  it('is not followed where a value beside the whole policy would be passed over', () => {
    const lines = ['    policy    REG_SZ    {"version": 1}', '    allowDemo    REG_DWORD    0x0'];
    expect(registryText(printed(...lines))).toMatchObject({
      state: 'refused',
      problem: { code: 'registry-beside', params: { names: expect.stringContaining('allowDemo') } },
    });
  });

  it('is not followed where letters were lost on the way: another folder would be the one of the data', () => {
    // ü as the code page of a German console has it.
    const line = Buffer.from('    dataFolder    REG_SZ    D:\\B\x81ro\\{user}', 'latin1').toString('utf8');
    expect(registryText(printed('    version    REG_DWORD    0x1', line))).toMatchObject({
      state: 'refused',
      problem: { code: 'registry-letters' },
    });
  });

  describe('is asked for', () => {
    const asked: string[][] = [];
    /** Answers as reg.exe does: what the key above holds, and the key itself. */
    const reg = (above: string | undefined, own: string | undefined) => {
      asked.length = 0;
      return async (file: string, args: readonly string[]) => {
        asked.push([file, ...args]);
        return asked.length === 1 ? above : own;
      };
    };
    const above = (...keys: string[]) =>
      ['', ...keys.map((key) => `HKEY_LOCAL_MACHINE\\Software\\Policies\\${key}`), ''].join('\r\n');

    it('with the program of the system by its full name, and is none where there is no key', async () => {
      const run = reg(above('Adobe', 'Duebook Helper'), undefined);
      expect(await readRegistryPolicy(run, 'C:')).toEqual({ state: 'missing' });
      expect(asked).toEqual([
        [join('C:', 'Windows', 'System32', 'reg.exe'), 'query', 'HKLM\\Software\\Policies', '/reg:64'],
      ]);
    });

    it('where the key above names it, in whatever letters', async () => {
      const run = reg(above('Adobe', 'DUEBOOK'), printed('    version    REG_DWORD    0x1'));
      expect(await readRegistryPolicy(run, 'C:')).toEqual({ state: 'read', text: '{"version":1}' });
      expect(asked[1]?.slice(1)).toEqual(['query', 'HKLM\\Software\\Policies\\Duebook', '/reg:64']);
    });

    it.each([
      ['forbidden', reg(undefined, undefined)],
      ['stopped half way', reg(above('Duebook'), undefined)],
    ])('and not passed over where that is %s', async (_, run) => {
      asked.length = 0;
      expect(await readRegistryPolicy(run, 'C:')).toMatchObject({
        state: 'refused',
        problem: { params: { file: join('C:', 'Program Files', 'Duebook Policy', 'policy.json') } },
      });
    });
  });
});

import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPolicy, type PolicyMachine } from './find-policy.ts';
import { policyLines } from './policy-words.ts';

describe.skipIf(process.platform === 'win32')('the policy of a machine', () => {
  let root = '';
  const write = (path: string, text: string) => {
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
    writeFileSync(place, text, { mode: 0o644 });
    return place;
  };
  const machine = (changes: Partial<PolicyMachine> = {}): PolicyMachine => ({
    platform: 'linux',
    run: async () => undefined,
    owners: [process.getuid?.() ?? 0],
    root,
    variables: { home: '/home/ada', user: 'ada' },
    ...changes,
  });

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'duebook-machine-')));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is none where nobody wrote one', async () => {
    expect(await findPolicy(machine(), undefined)).toEqual({ state: 'none' });
  });

  it('is a file of the system on Linux', async () => {
    const place = write('etc/duebook/policy.json', '{"version": 1, "userName": "{user}"}');
    expect(await findPolicy(machine(), undefined)).toEqual({
      state: 'in-force',
      inForce: { source: 'file', place, policy: { version: 1, userName: 'ada' } },
    });
  });

  it('is that of the device management on macOS, before a file', async () => {
    write('Library/Application Support/Duebook/policy.json', '{"version": 1, "allowDemo": false}');
    const onMac = machine({ platform: 'darwin' });
    expect(await findPolicy(onMac, undefined)).toMatchObject({ inForce: { source: 'file' } });
    write('Library/Managed Preferences/example.duebook.desktop.plist', 'bplist00');
    const managed = machine({
      platform: 'darwin',
      run: async () => '{"version":1,"PayloadUUID":"7A1B6F0E","PayloadVersion":1,"idleLockMinutes":5}',
    });
    expect(await findPolicy(managed, undefined)).toMatchObject({
      inForce: { source: 'managed-preferences', policy: { version: 1, idleLockMinutes: 5 } },
    });
    const misread = machine({ platform: 'darwin', run: async () => '{"version":1' });
    expect(await findPolicy(misread, undefined)).toMatchObject({ state: 'broken' });
  });

  it('of the device management is not passed over where macOS cannot read it', async () => {
    const place = write('Library/Managed Preferences/example.duebook.desktop.plist', 'half a pl');
    write('Library/Application Support/Duebook/policy.json', '{"version": 1}');
    expect(await findPolicy(machine({ platform: 'darwin' }), undefined)).toMatchObject({
      state: 'broken',
      broken: { source: 'managed-preferences', place, problems: [{ code: 'plist-unreadable' }] },
    });
  });

  const policies = 'HKEY_LOCAL_MACHINE\\Software\\Policies';
  const registry = (own: string): PolicyMachine['run'] => {
    const values = `\r\n${policies}\\Duebook\r\n${own}\r\n`;
    return async (_, args) => (args[1]?.endsWith('Duebook') ? values : `\r\n${policies}\\Duebook\r\n`);
  };

  it('is that of the registry on Windows', async () => {
    const run = registry('    version    REG_DWORD    0x1\r\n    updates    REG_SZ    off');
    const found = await findPolicy(machine({ platform: 'win32', run }), undefined);
    expect(found).toMatchObject({ inForce: { source: 'registry', policy: { version: 1, updates: 'off' } } });
  });

  it('is broken where Windows does not say whether there is one', async () => {
    const mine = write('home/mine.json', '{"version": 1}');
    expect(await findPolicy(machine({ platform: 'win32' }), mine)).toMatchObject({
      state: 'broken',
      broken: { source: 'registry', place: 'HKLM\\Software\\Policies\\Duebook' },
    });
  });

  it('is on Windows a file in the folder of programs, whatever the registry says', async () => {
    const onWindows = machine({ platform: 'win32', run: registry('    version    REG_DWORD    0x1') });
    // Where users can lay one down it is not looked for.
    write('ProgramData/Duebook/policy.json', '{"version": 1}');
    expect(await findPolicy(onWindows, undefined)).toMatchObject({ inForce: { source: 'registry' } });
    // Found, and not believed: whoever runs this test can write it.
    const place = write('Program Files/Duebook Policy/policy.json', '{"version": 1}');
    expect(await findPolicy(onWindows, undefined)).toMatchObject({ state: 'broken', broken: { place } });
  });

  it('beats the one that a person names', async () => {
    const mine = write('home/mine.json', '{"version": 1, "allowDemo": true}');
    chmodSync(mine, 0o666);
    expect(await findPolicy(machine(), mine)).toMatchObject({ inForce: { source: 'named', place: mine } });
    write('etc/duebook/policy.json', '{"version": 1, "allowDemo": false}');
    expect(await findPolicy(machine(), mine)).toMatchObject({ inForce: { policy: { allowDemo: false } } });
  });

  it('that is broken is not passed over for another', async () => {
    const mine = write('home/mine.json', '{"version": 1}');
    const place = write(
      'etc/duebook/policy.json',
      '{\n "version": 1,\n "locked": true,\n "contact": "Service desk"}',
    );
    const found = await findPolicy(machine(), mine);
    expect(found).toEqual({
      state: 'broken',
      broken: {
        source: 'file',
        place,
        problems: [{ code: 'key-unknown', params: { key: 'locked' }, at: { line: 3, column: 2 } }],
        contact: 'Service desk',
      },
    });
    if (found.state !== 'broken') return;
    const words = policyLines(found.broken, 'en');
    expect(words).toContain(place);
    expect(words).toContain('line 3, column 2');
    expect(words).toContain('Show this to Service desk.');
  });

  it('that others could have written is broken', async () => {
    chmodSync(write('etc/duebook/policy.json', '{"version": 1}'), 0o666);
    expect(await findPolicy(machine(), undefined)).toMatchObject({
      state: 'broken',
      broken: { problems: [{ code: 'file-open' }] },
    });
  });

  it('that a person names has to be there', async () => {
    expect(await findPolicy(machine(), join(root, 'none.json'))).toMatchObject({
      state: 'broken',
      broken: { problems: [{ code: 'file-missing' }] },
    });
  });
});

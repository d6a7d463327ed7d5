import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileOf } from './trusted-file.ts';

describe.skipIf(process.platform === 'win32')('a file of the administrator', () => {
  // Whoever runs the test stands for root.
  const me = process.getuid?.() ?? 0;
  const trust = { platform: 'linux', owners: [me] } as const;
  let folder = '';
  const file = () => join(folder, 'policy.json');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-trust-'));
    writeFileSync(file(), '{"version": 1}', { mode: 0o644 });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read', async () => {
    expect(await readFileOf(file(), trust)).toEqual({ state: 'read', text: '{"version": 1}' });
  });

  it('may be missing, with its folder too', async () => {
    expect(await readFileOf(join(folder, 'none.json'), trust)).toEqual({ state: 'missing' });
    expect(await readFileOf(join(folder, 'none', 'p.json'), trust)).toEqual({ state: 'missing' });
    expect(await readFileOf(join(file(), 'p.json'), trust)).toEqual({ state: 'missing' });
  });

  it.each([0o664, 0o646])('that others can write is refused (%o)', async (mode) => {
    chmodSync(file(), mode);
    expect(await readFileOf(file(), trust)).toMatchObject({
      state: 'refused',
      problem: expect.stringContaining('others than root can write it'),
    });
  });

  it('of another owner is refused', async () => {
    expect(await readFileOf(file(), { ...trust, owners: [me + 1] })).toMatchObject({
      problem: expect.stringContaining('its owner is not root'),
    });
  });

  it('in a folder in which others can replace it is refused', async () => {
    chmodSync(folder, 0o777);
    expect(await readFileOf(file(), trust)).toMatchObject({
      problem: expect.stringContaining('others than root can replace it'),
    });
  });

  it('that a link leads to is judged itself', async () => {
    const link = join(folder, 'link.json');
    symlinkSync(file(), link);
    chmodSync(file(), 0o666);
    expect(await readFileOf(link, trust)).toMatchObject({ state: 'refused' });
  });

  it('is none where it is a folder', async () => {
    mkdirSync(join(folder, 'p.json'));
    expect(await readFileOf(join(folder, 'p.json'), trust)).toMatchObject({
      state: 'refused',
      problem: 'it is not a file',
    });
  });

  it('needs no administrator where nobody else is tied by it', async () => {
    chmodSync(file(), 0o666);
    expect(await readFileOf(file(), undefined)).toMatchObject({ state: 'read' });
  });

  it('that is too large is refused', async () => {
    truncateSync(file(), 300_000);
    expect(await readFileOf(file(), trust)).toMatchObject({ problem: 'it is larger than 256 KiB' });
  });

  it('that whoever runs the program can write is refused on Windows', async () => {
    expect(await readFileOf(file(), { platform: 'win32', owners: [] })).toMatchObject({
      problem: expect.stringContaining('whoever runs Duebook here can write it'),
    });
  });
});

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileOf } from './trusted-file.ts';

describe.skipIf(process.platform === 'win32')('a file of the administrator', () => {
  // Whoever runs the test stands for root.
  const me = process.getuid?.() ?? 0;
  const trust = { platform: 'linux', owners: [me], root: '/' } as const;
  let folder = '';
  const file = () => join(folder, 'policy.json');

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'duebook-trust-')));
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
      problem: { code: 'file-open' },
    });
  });

  it('of another owner is refused', async () => {
    expect(await readFileOf(file(), { ...trust, owners: [me + 1] })).toMatchObject({
      problem: { code: 'file-owner' },
    });
  });

  it('in a folder in which others can replace it is refused', async () => {
    chmodSync(folder, 0o777);
    expect(await readFileOf(file(), trust)).toMatchObject({
      problem: { code: 'file-replaceable' },
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
      problem: { code: 'not-a-file' },
    });
  });

  it('is none where it is a pipe that nobody writes into, or a device, and neither is waited for', async () => {
    const pipe = join(folder, 'pipe.json');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero'])
      expect(await readFileOf(path, undefined)).toMatchObject({ problem: { code: 'not-a-file' } });
  });

  it('needs no administrator where nobody else is tied by it', async () => {
    chmodSync(file(), 0o666);
    expect(await readFileOf(file(), undefined)).toMatchObject({ state: 'read' });
  });

  it('that is too large is refused', async () => {
    truncateSync(file(), 300_000);
    expect(await readFileOf(file(), trust)).toMatchObject({
      problem: { code: 'file-large', params: { kib: 256 } },
    });
  });

  describe('on Windows', () => {
    const inPrograms = () => join(folder, 'Program Files', 'Duebook Policy', 'policy.json');
    const onWindows = () => ({ platform: 'win32', owners: [], root: folder }) as const;
    beforeEach(() => {
      mkdirSync(dirname(inPrograms()), { recursive: true });
      writeFileSync(inPrograms(), '{"version": 1}', { mode: 0o444 });
    });

    // Root can write everything, whatever the mode says.
    it.skipIf(me === 0)('is read in the folder of programs', async () => {
      expect(await readFileOf(inPrograms(), onWindows())).toMatchObject({ state: 'read' });
    });

    it('anywhere else is refused, though whoever runs the program cannot write it: its owner could', async () => {
      chmodSync(file(), 0o444);
      const around = join(folder, 'Program Files', '..', 'policy.json');
      for (const path of [file(), around]) {
        expect(await readFileOf(path, onWindows())).toMatchObject({
          problem: { code: 'file-elsewhere', params: { folder: join(folder, 'Program Files') } },
        });
      }
    });

    it('that a link leads to is refused, or leads from: who made the link chooses the file', async () => {
      const out = join(dirname(inPrograms()), 'out.json');
      symlinkSync(file(), out);
      const into = join(folder, 'into.json');
      symlinkSync(inPrograms(), into);
      for (const path of [out, into]) {
        expect(await readFileOf(path, onWindows())).toMatchObject({
          problem: { code: 'file-elsewhere' },
        });
      }
    });

    it('that whoever runs the program can write is refused', async () => {
      chmodSync(inPrograms(), 0o644);
      expect(await readFileOf(inPrograms(), onWindows())).toMatchObject({
        problem: { code: 'file-own' },
      });
    });
  });
});

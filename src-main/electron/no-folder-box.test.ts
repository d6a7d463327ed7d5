import { beforeEach, describe, expect, it, vi } from 'vitest';

type Shown = { readonly message: string; readonly detail: string; readonly buttons: readonly string[] };
const standIn = vi.hoisted(() => ({ chosen: 0, shown: [] as Shown[], calls: [] as string[] }));
vi.mock('electron', () => ({
  app: {
    relaunch: () => standIn.calls.push('relaunch'),
    exit: (code: number) => standIn.calls.push(`exit ${code}`),
  },
  dialog: {
    showMessageBoxSync: (options: Shown) => {
      standIn.shown.push(options);
      return standIn.chosen;
    },
  },
}));

const { showNoFolder } = await import('./no-folder-box.ts');

describe('the box of a data folder that cannot be made', () => {
  beforeEach(() => {
    standIn.calls.length = 0;
    standIn.shown.length = 0;
  });

  it('says which one and what helps, and starts the program anew for another try', () => {
    standIn.chosen = 0;
    showNoFolder({ folder: 'E:\\Duebook\\desktop', code: 'ENOENT' }, 'en');
    expect(standIn.shown[0]?.detail).toContain('E:\\Duebook\\desktop');
    expect(standIn.shown[0]?.detail).toContain('connect');
    expect(standIn.calls).toEqual(['relaunch', 'exit 0']);
  });

  it.each([
    ['EACCES', 'nicht schreiben'],
    ['EROFS', 'nicht schreiben'],
    ['ENOSPC', 'kein Platz'],
    ['ENOTDIR', 'an der Stelle eines Ordners'],
    ['EIO', 'EIO'],
  ])('has words for %s in German', (code, words) => {
    showNoFolder({ folder: '/data', code }, 'de');
    expect(standIn.shown[0]?.detail).toContain(words);
  });

  it('ends with a failure where the person gives up', () => {
    standIn.chosen = 1;
    showNoFolder({ folder: '/data', code: 'ENOSPC' }, 'de');
    expect(standIn.shown[0]?.buttons).toEqual(['Duebook neu starten', 'Beenden']);
    expect(standIn.calls).toEqual(['exit 1']);
  });
});

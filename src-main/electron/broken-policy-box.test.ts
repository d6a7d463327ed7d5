import { beforeEach, describe, expect, it, vi } from 'vitest';

const standIn = vi.hoisted(() => ({ chosen: 0, shown: [] as { detail: string }[], calls: [] as string[] }));
vi.mock('electron', () => ({
  app: {
    relaunch: () => standIn.calls.push('relaunch'),
    exit: (code: number) => standIn.calls.push(`exit ${code}`),
  },
  dialog: {
    showMessageBoxSync: (options: { detail: string }) => {
      standIn.shown.push(options);
      return standIn.chosen;
    },
  },
}));

const { showBrokenPolicy } = await import('./broken-policy-box.ts');

const broken = {
  source: 'file',
  place: '/etc/duebook/policy.json',
  problems: [{ code: 'key-unknown', params: { key: 'locked' }, at: { line: 3, column: 2 } }],
  contact: undefined,
} as const;

describe('the box of a broken policy', () => {
  beforeEach(() => {
    standIn.calls.length = 0;
    standIn.shown.length = 0;
  });

  it('says where and what, and starts the program anew for another try', () => {
    standIn.chosen = 0;
    showBrokenPolicy(broken, 'en');
    expect(standIn.shown[0]?.detail).toContain('/etc/duebook/policy.json');
    expect(standIn.shown[0]?.detail).toContain('line 3, column 2');
    expect(standIn.calls).toEqual(['relaunch', 'exit 0']);
  });

  it('speaks the language of the screens', () => {
    standIn.chosen = 1;
    showBrokenPolicy(broken, 'de');
    expect(standIn.shown[0]).toMatchObject({
      message: 'Die Einstellungen Ihrer Organisation sind nicht lesbar',
      buttons: ['Erneut versuchen', 'Beenden'],
    });
    expect(standIn.shown[0]?.detail).toContain('Zeile 3, Spalte 2: locked ist kein Schlüssel');
  });

  it('ends with a failure where the person gives up', () => {
    standIn.chosen = 1;
    showBrokenPolicy(broken, 'en');
    expect(standIn.calls).toEqual(['exit 1']);
  });
});

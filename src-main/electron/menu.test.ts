import type { MenuItemConstructorOptions as Item } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { shortcutList } from '../../src-shared/contract/shortcut-list.ts';

vi.mock('electron', () => ({ Menu: {} }));

const { menuTemplate } = await import('./menu.ts');

function openMenu(platform: NodeJS.Platform, language: 'en' | 'de' = 'en', canTake = true) {
  const pressed: string[] = [];
  const template = menuTemplate({
    platform,
    language,
    canTake,
    onShortcut: (keys) => pressed.push(keys),
    onDiagnostics: () => pressed.push('diagnostics'),
  });
  return { template, pressed };
}

function clickOn(item: Item | undefined): void {
  (item as unknown as { readonly click: () => void }).click();
}

function leavesOf(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => (Array.isArray(item.submenu) ? leavesOf(item.submenu) : [item]));
}

describe('application menu', () => {
  test('has an application menu on macOS only', () => {
    expect(openMenu('darwin').template[0]).toEqual({ role: 'appMenu' });
    expect(openMenu('linux').template.some((item) => item.role === 'appMenu')).toBe(false);
  });

  test('offers no developer tools', () => {
    expect(JSON.stringify(openMenu('win32').template)).not.toContain('toggleDevTools');
  });

  test('where no window can take a shortcut, what is left is the system itself and the diagnostics', () => {
    const { template, pressed } = openMenu('linux', 'en', false);
    const left = leavesOf(template).filter(({ click, enabled }) => click !== undefined && enabled !== false);
    expect(left.map(({ label }) => label)).toEqual(['Save diagnostics …']);
    clickOn(left[0]);
    expect(pressed).toEqual(['diagnostics']);
  });

  test.each(['linux', 'win32', 'darwin'] as const)(
    'on %s has every shortcut of the sheet, each way of it once, and no other',
    (platform) => {
      const { template, pressed } = openMenu(platform);
      for (const { click } of leavesOf(template)) (click as (() => void) | undefined)?.();
      const listed = shortcutList.flatMap(({ keys }) => keys);
      expect(pressed.toSorted()).toEqual([...listed, 'diagnostics'].sort());
    },
  );

  test.each(['en', 'de'] as const)(
    'in %s has words and keys for each, and takes no key away from typing',
    (language) => {
      const { template } = openMenu('linux', language);
      const own = leavesOf(template).filter(
        ({ click, label }) => click !== undefined && / \(/.test(label ?? ''),
      );
      expect(own.length).toBeGreaterThan(40);
      for (const { label, accelerator } of own) {
        expect(label).toMatch(/^\S.* \(.+\)$/);
        expect(accelerator).toBeUndefined();
      }
      expect(own.filter(({ enabled }) => enabled === false)).toHaveLength(1);
      expect(template.map(({ label }) => label)).toContain(language === 'en' ? 'Account' : 'Konto');
    },
  );
});

import { describe, expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ Menu: {} }));

const { menuTemplate } = await import('./menu.ts');

describe('application menu', () => {
  test('has an application menu on macOS only', () => {
    expect(menuTemplate('darwin')[0]).toEqual({ role: 'appMenu' });
    expect(menuTemplate('linux').some((item) => item.role === 'appMenu')).toBe(false);
  });

  test('offers no developer tools', () => {
    expect(JSON.stringify(menuTemplate('win32'))).not.toContain('toggleDevTools');
  });
});

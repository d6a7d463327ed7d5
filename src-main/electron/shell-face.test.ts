import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow, MenuItemConstructorOptions as Item, JumpListCategory } from 'electron';
import { decode } from 'fast-png';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { statusAtStart, type WorkStatus } from '../engine/ports/work-status.ts';

type Picture = { parts: { scaleFactor: number; dataURL: string }[]; isTemplate: boolean };

const standIn = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { badges: number[]; quits: number; isPackaged: boolean },
  jumpLists: [] as JumpListCategory[][],
  dockMenus: [] as Item[][],
  menus: [] as Item[][],
  trays: [] as (EventEmitter & { pictures: Picture[]; tooltip: string; items: Item[] })[],
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  standIn.app = Object.assign(new Emitter(), {
    badges: [] as number[],
    quits: 0,
    isPackaged: true,
    setJumpList: (list: JumpListCategory[]) => standIn.jumpLists.push(list),
    dock: { setMenu: (items: Item[]) => standIn.dockMenus.push(items) },
    setBadgeCount: (count: number) => standIn.app.badges.push(count),
    quit: () => {
      standIn.app.quits += 1;
    },
  });
  class Tray extends Emitter {
    pictures: Picture[];
    tooltip = '';
    items: Item[] = [];
    constructor(picture: Picture) {
      super();
      this.pictures = [picture];
      standIn.trays.push(this);
    }
    setImage = (picture: Picture) => this.pictures.push(picture);
    setToolTip(tooltip: string): void {
      this.tooltip = tooltip;
    }
    setContextMenu(items: Item[]): void {
      this.items = items;
    }
  }
  return {
    app: standIn.app,
    Tray,
    Menu: {
      buildFromTemplate: (items: Item[]) => items,
      setApplicationMenu: (items: Item[]) => standIn.menus.push(items),
    },
    nativeImage: {
      createEmpty: () => ({
        parts: [] as unknown[],
        isTemplate: false,
        addRepresentation(part: unknown) {
          this.parts.push(part);
        },
        setTemplateImage(isTemplate: boolean) {
          this.isTemplate = isTemplate;
        },
      }),
    },
  };
});

const { openShellFace } = await import('./shell-face.ts');
const { ownWindows } = await import('./own-windows.ts');

class StandInWindow extends EventEmitter {
  overlays: [Picture | null, string][] = [];
  setOverlayIcon = (picture: Picture | null, words: string) => this.overlays.push([picture, words]);
  isDestroyed = () => false;
}

const atWork: WorkStatus = { ...statusAtStart, screens: 'open', canLock: true, phase: 'up-to-date' };

function clickOn(item: Item | undefined): void {
  (item as unknown as { readonly click: () => void }).click();
}

async function start(platform: NodeJS.Platform) {
  const told: string[] = [];
  const opened: unknown[] = [];
  const pressed: string[] = [];
  let language: 'en' | 'de' = 'en';
  const face = openShellFace({
    platform,
    language: () => language,
    tell: ({ type }) => told.push(type),
    open: (place) => opened.push(place),
    press: (keys) => pressed.push(keys),
    saveDiagnostics: () => pressed.push('diagnostics'),
  });
  await expect.poll(() => standIn.trays[0]?.tooltip).toBe('Duebook · Starting');
  const tray = standIn.trays[0];
  if (tray === undefined) throw new Error('no tray');
  const show = async (change: Partial<WorkStatus>) => {
    face.show({ ...atWork, ...change });
    await Promise.resolve();
    await Promise.resolve();
  };
  const speak = (next: 'en' | 'de') => {
    language = next;
    face.repaint();
  };
  const click = (label: string) => {
    const item = tray.items.find((one) => one.label === label);
    expect(item?.enabled).toBe(true);
    clickOn(item);
  };
  return { face, tray, told, opened, pressed, show, speak, click };
}

const sizesOf = ({ parts }: Picture) =>
  parts.map(({ scaleFactor, dataURL }) => {
    const { width, height, channels, data } = decode(Buffer.from(dataURL.split(',')[1] ?? '', 'base64'));
    expect([height, channels]).toEqual([width, 4]);
    expect(data.some((value) => value > 0)).toBe(true);
    return width / scaleFactor;
  });

describe('face of the program outside of its windows', () => {
  beforeEach(() => {
    standIn.trays.length = 0;
    standIn.jumpLists.length = 0;
    standIn.dockMenus.length = 0;
    standIn.menus.length = 0;
    standIn.app.isPackaged = true;
    standIn.app.badges.length = 0;
    standIn.app.quits = 0;
    standIn.app.removeAllListeners();
  });

  test('the tray says how the work stands, and does what is chosen', async () => {
    const { tray, told, opened, show, click } = await start('linux');
    await show({ attentionCount: 2 });
    expect(tray.tooltip).toBe('Duebook · Up to date · 2 need attention');
    tray.emit('click');
    for (const label of ['2 need attention', 'Open Duebook', 'Sync now', 'Lock', 'Quit']) click(label);
    expect(opened).toEqual([undefined, 'attention', undefined]);
    expect(told).toEqual(['wake', 'lock']);
    expect(standIn.app.quits).toBe(1);
  });

  test('the menu follows who may be shown something, and whether there is a window', async () => {
    const { show, pressed } = await start('darwin');
    const lock = (): Item | undefined => {
      const items = standIn.menus.at(-1)?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
      return items?.find(({ label }) => label === 'Lock the workstation (Ctrl Shift L)');
    };
    await show({});
    expect(lock()?.enabled).toBe(false);
    const window = new StandInWindow();
    standIn.app.emit('browser-window-created', {}, window);
    ownWindows.add(window as unknown as BrowserWindow);
    window.emit('show');
    await Promise.resolve();
    expect(lock()?.enabled).toBe(true);
    const count = standIn.menus.length;
    await show({ phase: 'offline', waitingCount: 3 });
    expect(standIn.menus).toHaveLength(count);
    clickOn(lock());
    expect(pressed).toEqual(['Ctrl Shift L']);
    await show({ screens: 'locked', canLock: false });
    expect(lock()?.enabled).toBe(false);
    await show({});
    window.emit('closed');
    await Promise.resolve();
    expect(lock()?.enabled).toBe(false);
  });

  test('its picture changes with the sign alone, its words with the language too', async () => {
    const { tray, show, speak } = await start('win32');
    const before = tray.pictures.length;
    await show({});
    await show({ phase: 'syncing' });
    expect(tray.pictures.length).toBe(before + 1);
    speak('de');
    await expect.poll(() => tray.tooltip).toBe('Duebook · Wird abgeglichen');
    expect(tray.pictures.length).toBe(before + 1);
  });

  test.each([
    ['win32', [16, 16, 16, 16], false],
    ['linux', [24, 24, 24], false],
    ['darwin', [16, 16], true],
  ] as const)(
    'on %s its pictures are of the sizes that the system takes',
    async (platform, sizes, isTemplate) => {
      const { tray, show } = await start(platform);
      for (const change of [{}, { phase: 'offline' }, { attentionCount: 1 }, { screens: 'locked' }] as const)
        await show(change);
      expect(tray.pictures).toHaveLength(5);
      for (const picture of tray.pictures) {
        expect(sizesOf(picture).map(Math.round)).toEqual(sizes);
        expect(picture.isTemplate).toBe(isTemplate);
      }
      expect(new Set(tray.pictures.map(({ parts }) => parts[0]?.dataURL)).size).toBe(5);
    },
  );

  test('on a Mac a click is the menu, which the system opens', async () => {
    const { tray } = await start('darwin');
    expect(tray.listenerCount('click')).toBe(0);
  });

  test.each(['darwin', 'linux'] as const)(
    'on %s the program has one number, told when it changes',
    async (platform) => {
      const { show } = await start(platform);
      for (const attentionCount of [0, 3, 3, 12, 0]) await show({ attentionCount });
      expect(standIn.app.badges).toEqual([3, 12, 0]);
    },
  );

  test('the task bar of Windows leads to screens, set anew with the language alone, and names no account', async () => {
    const { show, speak } = await start('win32');
    await show({ attentionCount: 1 });
    expect(standIn.jumpLists).toHaveLength(1);
    const [{ type, items } = {}] = standIn.jumpLists[0] ?? [];
    expect(type).toBe('tasks');
    expect(items?.map(({ title, args }) => [title, args])).toEqual([
      ['Go to the worklist', '--show=worklist'],
      ['Go to accounts', '--show=accounts'],
      ['Go to needs attention', '--show=attention'],
    ]);
    speak('de');
    await expect.poll(() => standIn.jumpLists).toHaveLength(2);
    expect(standIn.jumpLists[1]?.[0]?.items?.[0]?.title).toBe('Zur Arbeitsliste');
  });

  test('a program that is not installed enters no runtime into the task bar', async () => {
    standIn.app.isPackaged = false;
    await start('win32');
    expect(standIn.jumpLists).toEqual([]);
  });

  test('the dock of a Mac leads to screens, and syncs and locks where that can be done', async () => {
    const { show, told, opened } = await start('darwin');
    await show({});
    const items = standIn.dockMenus.at(-1) ?? [];
    expect(items.map(({ label }) => label)).toEqual([
      'Go to the worklist',
      'Go to accounts',
      'Go to needs attention',
      undefined,
      'Sync now',
      'Lock',
    ]);
    for (const { click } of items) (click as unknown as (() => void) | undefined)?.();
    expect(opened).toEqual(['worklist', 'accounts', 'attention']);
    expect(told).toEqual(['wake', 'lock']);
    await show({ screens: 'locked', canLock: false });
    const off = standIn.dockMenus.at(-1)?.slice(4) ?? [];
    expect(off.map(({ enabled }) => enabled)).toEqual([false, false]);
  });

  test('on Windows each window carries it, also one that is shown later, and loses it behind the lock', async () => {
    const { show, face } = await start('win32');
    const first = new StandInWindow();
    ownWindows.add(first as unknown as BrowserWindow);
    await show({ attentionCount: 12 });
    const later = new StandInWindow();
    standIn.app.emit('browser-window-created', {}, later);
    expect(later.overlays).toEqual([]);
    later.emit('show');
    for (const window of [first, later]) {
      const [picture, words] = window.overlays.at(-1) ?? [];
      expect(words).toBe('12 need attention');
      expect(sizesOf(picture as Picture)).toEqual([16, 16]);
    }
    face.show({ ...statusAtStart, screens: 'locked' });
    await expect.poll(() => first.overlays.at(-1)).toEqual([null, '']);
    first.emit('closed');
  });
});

test('every picture of the folder is used: five signs, and a number up to nine and more', () => {
  const folder = join(import.meta.dirname, '../../resources/tray');
  const names = readdirSync(folder);
  expect(names).toHaveLength(5 * 6 + 10 * 2);
  for (const name of names) {
    const { width } = decode(readFileSync(join(folder, name)));
    expect(name).toMatch(new RegExp(`-${width.toString()}\\.png$`));
  }
});

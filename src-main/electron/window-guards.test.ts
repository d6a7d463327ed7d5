import { EventEmitter } from 'node:events';
import { beforeAll, describe, expect, test, vi } from 'vitest';

type Download = { url: string; fileName: string; from?: string };
type Decide = (answer: boolean) => void;
type StandInSession = {
  request?: (contents: { getURL: () => string }, permission: string, answer: Decide) => void;
  check?: (contents: unknown, permission: string, origin: string) => boolean;
  device?: () => boolean;
  load?: (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void;
};

const standIn = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter,
  session: {} as StandInSession,
  downloads: undefined as unknown as EventEmitter,
  opened: [] as string[],
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  standIn.app = Object.assign(new Emitter(), { getPath: (name: string) => `/home/${name}` });
  standIn.downloads = new Emitter();
  return {
    app: standIn.app,
    shell: { openExternal: async (address: string) => standIn.opened.push(address) },
    session: {
      defaultSession: {
        on: (name: string, listener: () => void) => standIn.downloads.on(name, listener),
        webRequest: {
          onBeforeRequest: (listener: StandInSession['load'] & object) => {
            standIn.session.load = listener;
          },
        },
        setPermissionRequestHandler: (handler: StandInSession['request'] & object) => {
          standIn.session.request = handler;
        },
        setPermissionCheckHandler: (handler: StandInSession['check'] & object) => {
          standIn.session.check = handler;
        },
        setDevicePermissionHandler: (handler: StandInSession['device'] & object) => {
          standIn.session.device = handler;
        },
      },
    },
  };
});

const { guardEveryWindow } = await import('./window-guards.ts');

class StandInContents extends EventEmitter {
  address = 'app://duebook/#/worklist';
  getURL(): string {
    return this.address;
  }
  openHandler: (() => { action: string }) | undefined;
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
}

describe('window guards', () => {
  const contents = new StandInContents();
  beforeAll(() => {
    guardEveryWindow();
    standIn.app.emit('web-contents-created', {}, contents);
  });

  function isPrevented(name: string, url: string): boolean {
    let prevented = false;
    const preventDefault = (): void => {
      prevented = true;
    };
    contents.emit(name, { url, preventDefault, isMainFrame: true });
    return prevented;
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s stays on the own address',
    (name) => {
      expect(isPrevented(name, 'app://duebook/#/accounts')).toBe(false);
      expect(isPrevented(name, 'https://duebook.example/')).toBe(true);
      expect(isPrevented(name, 'file:///etc/passwd')).toBe(true);
      expect(isPrevented(name, 'app://duebook.example/')).toBe(true);
      expect(isPrevented(name, 'javascript:alert(1)')).toBe(true);
    },
  );

  test('a mail that our own page begins is opened outside, and nothing else is', () => {
    standIn.opened.length = 0;
    expect(isPrevented('will-navigate', 'mailto:a@example.com?subject=x&body=y')).toBe(true);
    expect(standIn.opened).toEqual(['mailto:a@example.com?subject=x&body=y']);
    isPrevented('will-navigate', 'mailto:a@example.com?attach=/etc/passwd');
    isPrevented('will-navigate', 'https://duebook.example/');
    isPrevented('will-frame-navigate', 'mailto:b@example.com');
    const foreign = new StandInContents();
    foreign.address = 'https://elsewhere.example/';
    standIn.app.emit('web-contents-created', {}, foreign);
    foreign.emit('will-navigate', { url: 'mailto:c@example.com', preventDefault() {}, isMainFrame: true });
    contents.emit('will-navigate', { url: 'mailto:d@example.com', preventDefault() {}, isMainFrame: false });
    expect(standIn.opened).toHaveLength(1);
  });

  test.each([
    { url: 'blob:app://duebook/0b1c', fileName: 'Letter.pdf', proposed: '/home/downloads/Letter.pdf' },
    { url: 'blob:app://duebook/0b1c', fileName: '../x.exe', proposed: '/home/downloads/x.exe.bin' },
    { url: 'blob:app://duebook/0b1c', fileName: 'x.pdf', from: 'https://elsewhere.example/' },
    { url: 'blob:https://elsewhere.example/0b1c', fileName: 'x.pdf' },
    { url: 'app://duebook/index.html', fileName: 'x.html' },
    { url: 'https://elsewhere.example/x.pdf', fileName: 'x.pdf' },
    { url: 'data:text/plain,x', fileName: 'x.txt' },
  ])('a window saves only what it has made itself, where the person says: $url as $fileName', (download) => {
    const { url, fileName, from, proposed }: Download & { proposed?: string } = download;
    let prevented = false;
    let offered: string | undefined;
    const event = {
      preventDefault: () => {
        prevented = true;
      },
    };
    const item = {
      getURL: () => url,
      getFilename: () => fileName,
      setSaveDialogOptions: (options: { defaultPath: string }) => {
        offered = options.defaultPath;
      },
    };
    standIn.downloads.emit('will-download', event, item, { getURL: () => from ?? 'app://duebook/' });
    expect({ prevented, offered }).toEqual({ prevented: proposed === undefined, offered: proposed });
  });

  test('no page loads anything from a network or a disk', () => {
    const isCancelled = (url: string): boolean => {
      let cancelled = false;
      standIn.session.load?.({ url }, ({ cancel }) => {
        cancelled = cancel;
      });
      return cancelled;
    };
    for (const url of ['app://duebook/assets/x.js', 'blob:app://duebook/1', 'data:image/png;base64,AA']) {
      expect(isCancelled(url)).toBe(false);
    }
    for (const url of [
      'http://a.example/',
      'https://a.example/',
      'wss://a.example/',
      'file:///etc/passwd',
      '',
    ]) {
      expect(isCancelled(url)).toBe(true);
    }
  });

  test('a certificate of the person is given to nobody', () => {
    const given: unknown[] = [];
    let prevented = false;
    const event = {
      preventDefault: () => {
        prevented = true;
      },
    };
    standIn.app.emit(
      'select-client-certificate',
      event,
      contents,
      'https://a.example/',
      ['mine'],
      (...one: unknown[]) => given.push(...one),
    );
    expect({ prevented, given }).toEqual({ prevented: true, given: [] });
  });

  test('no webview is attached and no window opened', () => {
    expect(isPrevented('will-attach-webview', '')).toBe(true);
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
  });

  test('no permission but copying to the clipboard, and that only for the own address', () => {
    const ask = (url: string, permission: string): boolean => {
      let answer = false;
      standIn.session.request?.({ getURL: () => url }, permission, (given) => {
        answer = given;
      });
      return answer;
    };
    expect(ask('app://duebook/', 'clipboard-sanitized-write')).toBe(true);
    expect(ask('https://elsewhere.example/', 'clipboard-sanitized-write')).toBe(false);
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'hid', 'usb']) {
      expect(ask('app://duebook/', permission)).toBe(false);
      expect(standIn.session.check?.(null, permission, 'app://duebook/')).toBe(false);
    }
    expect(standIn.session.device?.()).toBe(false);
  });
});

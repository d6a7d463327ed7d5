import { EventEmitter } from 'node:events';
import { beforeAll, describe, expect, test, vi } from 'vitest';

type Decide = (answer: boolean) => void;
type StandInSession = {
  request?: (contents: { getURL: () => string }, permission: string, answer: Decide) => void;
  check?: (contents: unknown, permission: string, origin: string) => boolean;
  device?: () => boolean;
};

const standIn = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter,
  session: {} as StandInSession,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  standIn.app = new Emitter();
  return {
    app: standIn.app,
    session: {
      defaultSession: {
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
    contents.emit(name, { url, preventDefault });
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

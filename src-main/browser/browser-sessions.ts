import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { DevicePort } from '../engine/ports/device-port.ts';

/** Who may come in: one-time tokens become session cookies, of which only hashes are kept, in the encrypted file. */
export type BrowserSessions = {
  readonly cookieName: string;
  /** Exchanges the one-time token for a cookie value; undefined when it is wrong or used. */
  redeem(token: string): string | undefined;
  /** True when a Cookie header holds a session of this workstation. */
  isSession(cookieHeader: string | undefined): boolean;
};

const settingName = 'browser-sessions';
const maxSessions = 20;

/** `randomToken`: at least 128 random bits as URL-safe text. */
export function createBrowserSessions(
  device: Pick<DevicePort, 'deviceId' | 'setting' | 'saveSetting'>,
  oneTimeToken: string,
  randomToken: () => string,
): BrowserSessions {
  // Cookies do not tell ports apart: the name keeps several workstations of one machine from sharing theirs.
  const cookieName = `duebook-${device.deviceId().slice(0, 8)}`;
  const hashes = z.array(z.string()).parse(JSON.parse(device.setting(settingName) ?? '[]'));
  let unused: string | undefined = oneTimeToken;
  return {
    cookieName,
    redeem(token) {
      if (unused === undefined || !isSame(hash(token), hash(unused))) return undefined;
      unused = undefined;
      const session = randomToken();
      hashes.push(hash(session));
      hashes.splice(0, Math.max(0, hashes.length - maxSessions));
      device.saveSetting(settingName, JSON.stringify(hashes));
      return session;
    },
    isSession(cookieHeader) {
      const presented = cookieValues(cookieHeader, cookieName).map(hash);
      return presented.some((one) => hashes.some((known) => isSame(one, known)));
    },
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
}

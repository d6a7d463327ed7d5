import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { HostFailure } from '../desktop/host-failure.ts';
import { readKeyFile, writeKeyFile } from '../desktop/keys/envelope-file.ts';

/** What a browser is let in with. */
export type BrowserSession = {
  readonly cookie: string;
  /**
   * Kept by the page itself, whose store a browser keeps apart for each port. Cookies it does not: a program of somebody else
   * that listens on another port of this machine is sent them.
   */
  readonly lineKey: string;
};

/** Who may come in: one-time tokens become sessions, of which only hashes are kept. */
export type BrowserSessions = {
  readonly cookieName: string;
  /** Exchanges the one-time token; undefined when it is wrong or used. */
  redeem(token: string): BrowserSession | undefined;
  /** True when a Cookie header holds a session of this workstation: it may have the page, which holds nothing. */
  isSession(cookieHeader: string | undefined): boolean;
  /** True when the key of the line is that of this very session: it may have the engine. */
  isLine(cookieHeader: string | undefined, lineKey: string | undefined): boolean;
};

const keptSchema = z.object({
  cookieName: z.string().regex(/^duebook-[\w-]{8}$/),
  sessions: z.array(z.object({ cookie: z.string(), lineKey: z.string() })),
  /** Of the one-time token that nobody has used yet. */
  unused: z.string().nullable(),
});
type Kept = z.infer<typeof keptSchema>;
const maxSessions = 20;

export type BrowserSessionsOptions = {
  /** Beside the encrypted file, which is closed while somebody is asked for a passphrase. */
  readonly path: string;
  /** Undefined where the one that was given out before is to stay. */
  readonly oneTimeToken: string | undefined;
  /** At least 128 random bits as URL-safe text. */
  readonly randomToken: () => string;
};

/** @throws {HostFailure} where the file cannot be written. */
export function openBrowserSessions({
  path,
  oneTimeToken,
  randomToken,
}: BrowserSessionsOptions): BrowserSessions {
  let kept = read(path, randomToken);
  const write = (next: Kept): void => {
    kept = next;
    writeKeyFile(path, kept);
  };
  const presented = (cookieHeader: string | undefined) => {
    const values = cookieValues(cookieHeader, kept.cookieName).map(hash);
    return kept.sessions.filter(({ cookie }) => values.some((value) => isSame(value, cookie)));
  };
  if (oneTimeToken !== undefined) write({ ...kept, unused: hash(oneTimeToken) });
  return {
    cookieName: kept.cookieName,
    redeem(token) {
      if (kept.unused === null || !isSame(hash(token), kept.unused)) return undefined;
      const session = { cookie: randomToken(), lineKey: randomToken() };
      const hashed = { cookie: hash(session.cookie), lineKey: hash(session.lineKey) };
      write({ ...kept, unused: null, sessions: [...kept.sessions, hashed].slice(-maxSessions) });
      return session;
    },
    isSession: (cookieHeader) => presented(cookieHeader).length > 0,
    isLine(cookieHeader, lineKey) {
      if (lineKey === undefined) return false;
      return presented(cookieHeader).some((session) => isSame(hash(lineKey), session.lineKey));
    },
  };
}

function read(path: string, randomToken: () => string): Kept {
  // Cookies do not tell ports apart: the name keeps several workstations of one machine from sharing theirs.
  const none: Kept = { cookieName: `duebook-${randomToken().slice(0, 8)}`, sessions: [], unused: null };
  if (!existsSync(path)) return none;
  try {
    return readKeyFile(path, keptSchema);
  } catch (error) {
    // It opens no data: whoever was let in is let in anew with the next address, and the workstation starts.
    if (error instanceof HostFailure) return none;
    throw error;
  }
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

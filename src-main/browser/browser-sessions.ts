import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { readKeyFile, writeKeyFile } from '../desktop/keys/envelope-file.ts';

/** Who may come in: one-time tokens become session cookies, of which only hashes are kept. */
export type BrowserSessions = {
  readonly cookieName: string;
  /** Exchanges the one-time token for a cookie value; undefined when it is wrong or used. */
  redeem(token: string): string | undefined;
  /** True when a Cookie header holds a session of this workstation. */
  isSession(cookieHeader: string | undefined): boolean;
};

const keptSchema = z.object({
  cookieName: z.string().regex(/^duebook-[\w-]{8}$/),
  sessions: z.array(z.string()),
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
  if (oneTimeToken !== undefined) write({ ...kept, unused: hash(oneTimeToken) });
  return {
    cookieName: kept.cookieName,
    redeem(token) {
      if (kept.unused === null || !isSame(hash(token), kept.unused)) return undefined;
      const session = randomToken();
      write({ ...kept, unused: null, sessions: [...kept.sessions, hash(session)].slice(-maxSessions) });
      return session;
    },
    isSession(cookieHeader) {
      const presented = cookieValues(cookieHeader, kept.cookieName).map(hash);
      return presented.some((one) => kept.sessions.some((known) => isSame(one, known)));
    },
  };
}

function read(path: string, randomToken: () => string): Kept {
  // Cookies do not tell ports apart: the name keeps several workstations of one machine from sharing theirs.
  if (!existsSync(path))
    return { cookieName: `duebook-${randomToken().slice(0, 8)}`, sessions: [], unused: null };
  return readKeyFile(path, keptSchema);
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

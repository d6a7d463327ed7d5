import type { OfflineReason } from '../../src-shared/contract/sync-state.ts';
import { fail, type Result } from '../../src-shared/domain/failure.ts';

/**
 * OFFLINE where an answer is not the server's but of something between it and here: the sign-in page of a network or of a
 * proxy, whatever status it comes with. It must not end a session, nor look like a fault of the server. Undefined for
 * every other answer. The server itself redirects nobody and writes no pages.
 * @param text the body where it would be JSON
 */
export function answeredBetween({ status, headers }: Response, text = ''): Result<never> | undefined {
  const because = whoAnswered(status, isPage(headers, text));
  return because === undefined ? undefined : fail('OFFLINE', { because });
}

function whoAnswered(status: number, isForPeople: boolean): OfflineReason | undefined {
  if (status === 511 || (status >= 300 && status < 400)) return 'portal';
  // Pages of a gateway that the server stands behind say 404, 413 or 502: those statuses mean what they say.
  const isTakenForServer = status < 300 || status === 401 || status === 403;
  return isTakenForServer && isForPeople ? 'portal' : undefined;
}

function isPage(headers: Headers, text: string): boolean {
  return /^(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '') || /^\s*</.test(text);
}

import { z } from 'zod';

/** An address as a person types it, without what leads to a page; undefined where it is none. */
export function readServerUrl(typed: string): string | undefined {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return undefined;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** As an enrolment writes it down. */
export const serverUrlSchema = z
  .string()
  .max(500)
  .refine((url) => readServerUrl(url) === url);

/** Where the device keeps the server that it was enrolled at. */
export const serverName = 'server-url';

/**
 * Where it keeps the server that a file of work came from. Nothing is ever sent there: it stands in the form of the first
 * sign-in, with whose file it was, and a person decides.
 */
export const proposedServerName = 'proposed-server';
export const proposedServerSchema = z.object({
  serverUrl: serverUrlSchema,
  name: z.string(),
  organisation: z.string(),
});

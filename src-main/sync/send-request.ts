import type { SendRequest, Sent } from '../engine/ports/send-request.ts';

/** On the straight way. */
export const sendStraight: SendRequest = (url, init) => sendOn({ dispatcher: undefined }, url, init);

/** A way out of this process: what Node's `fetch` sends with; undefined is the straight one. */
export type Way = { readonly dispatcher: object | undefined };

/** Sends a request on one way. */
export async function sendOn({ dispatcher }: Way, url: string, init: RequestInit): Promise<Sent> {
  // Known to Node's fetch, not to the type of the browser's.
  const ofNode = dispatcher === undefined ? {} : { dispatcher };
  try {
    return { response: await fetch(url, { ...init, ...ofNode, redirect: 'manual' }) };
  } catch (error) {
    return { error, isProxied: dispatcher !== undefined };
  }
}

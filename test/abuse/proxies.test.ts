import { afterAll, describe, expect, it } from 'vitest';
import { openTestPglite } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer, requestHeaders } from './fixtures/abuse-server.ts';
import { signInBody } from './fixtures/device.ts';

const store = await openTestPglite();
afterAll(() => store.close());

const freeGuesses = 6;
const proxy = '10.0.0.7';
const [office, elsewhere] = ['203.0.113.5', '198.51.100.9'];

/** Tries a wrong password; `remoteAddress` is who is connected, `forwardedFor` what the request says of itself. */
async function guess(server: AbuseServer, userName: string, remoteAddress: string, forwardedFor?: string) {
  const reply = await server.app.inject({
    method: 'POST',
    url: '/v1/session',
    remoteAddress,
    headers: {
      ...requestHeaders(),
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    },
    payload: signInBody({ userName, password: 'not the password' }),
  });
  return reply.statusCode;
}

/** What the guesses are answered after all that are free have been made with those addresses. */
async function guessOn(
  server: AbuseServer,
  userName: string,
  forwarded: readonly (string | undefined)[],
  connected: string,
) {
  const statuses: number[] = [];
  for (const forwardedFor of forwarded) {
    statuses.push(await guess(server, userName, connected, forwardedFor));
  }
  return statuses;
}

const slowed = [...Array.from({ length: freeGuesses }, () => 401), 429];
const invented = Array.from({ length: freeGuesses + 1 }, (_, n) => `192.0.2.${n}`);

describe('the address that guesses are counted for', () => {
  it('is who is connected where there is no proxy, whatever addresses the requests invent', async () => {
    const server = await openAbuseServer(store);
    expect(await guessOn(server, 'one@example.test', invented, office)).toEqual(slowed);
    expect(await guess(server, 'one@example.test', elsewhere)).toBe(401);
    await server.app.close();
  });

  it('is who is connected where somebody goes past the proxy', async () => {
    const server = await openAbuseServer(store, { trustProxy: proxy });
    expect(await guessOn(server, 'two@example.test', invented, office)).toEqual(slowed);
    await server.app.close();
  });

  it("is the proxy's client behind a proxy: one who guesses slows nobody who comes from elsewhere", async () => {
    const server = await openAbuseServer(store, { trustProxy: `${proxy},192.168.0.0/16` });
    const repeated = Array.from({ length: freeGuesses + 1 }, () => office);
    expect(await guessOn(server, 'three@example.test', repeated, proxy)).toEqual(slowed);
    expect(await guess(server, 'three@example.test', proxy, elsewhere)).toBe(401);
    expect(await guess(server, 'three@example.test', '192.168.3.4', `${office}, ${proxy}`)).toBe(429);
    await server.app.close();
  });

  it('is what the proxy added last, whatever addresses the client invented before it', async () => {
    const server = await openAbuseServer(store, { trustProxy: proxy });
    const forged = invented.map((address) => `${address}, ${office}`);
    expect(await guessOn(server, 'four@example.test', forged, proxy)).toEqual(slowed);
    await server.app.close();
  });

  it('is one for the limit of requests as well', async () => {
    const limits = { perAddress: { perSecond: 1, burst: 3 } };
    const alone = await openAbuseServer(store, { limits });
    const behind = await openAbuseServer(store, { limits, trustProxy: proxy });
    const names = ['a', 'b', 'c', 'd'].map((name) => `${name}@example.test`);
    const ask = async (server: AbuseServer, connected: string) => {
      const statuses: number[] = [];
      for (const [n, name] of names.entries()) {
        statuses.push(await guess(server, name, connected, invented[n]));
      }
      return statuses;
    };
    expect(await ask(alone, office)).toEqual([401, 401, 401, 429]);
    expect(await ask(behind, proxy)).toEqual([401, 401, 401, 401]);
    await alone.app.close();
    await behind.app.close();
  });
});

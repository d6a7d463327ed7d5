import { describe, expect, it, vi } from 'vitest';

const standIn = vi.hoisted(() => ({ answer: 'DIRECT' }));
vi.mock('electron', () => ({ session: { defaultSession: { resolveProxy: async () => standIn.answer } } }));

const { systemProxy } = await import('./system-proxy.ts');

describe('the proxy of the system', () => {
  it.each([
    ['DIRECT', undefined],
    ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
    ['PROXY proxy.example:3128; DIRECT', 'http://proxy.example:3128'],
    ['HTTPS proxy.example:443;PROXY other.example:80', 'https://proxy.example:443'],
    // Node's fetch speaks no SOCKS.
    ['SOCKS5 proxy.example:1080', undefined],
    ['', undefined],
  ])('%j is %s', async (answer, proxy) => {
    standIn.answer = answer;
    expect(await systemProxy('https://duebook.example')).toBe(proxy);
  });

  it('is not asked for before a server is known', async () => {
    standIn.answer = 'PROXY proxy.example:3128';
    expect(await systemProxy(undefined)).toBeUndefined();
  });
});

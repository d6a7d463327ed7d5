import { expect, it, vi } from 'vitest';

const standIn = vi.hoisted(() => ({ answer: 'DIRECT', asked: [] as string[] }));
vi.mock('electron', () => ({
  session: {
    defaultSession: {
      resolveProxy: async (url: string) => {
        standIn.asked.push(url);
        return standIn.answer;
      },
    },
  },
}));

const { waysOfSystem } = await import('./system-proxy.ts');

it.each([
  ['DIRECT', ['direct']],
  ['PROXY proxy.example:3128', ['http://proxy.example:3128']],
  [
    'PROXY one.example:1; PROXY other.example:2; DIRECT',
    ['http://one.example:1', 'http://other.example:2', 'direct'],
  ],
  [
    'HTTPS proxy.example:443;PROXY other.example:80',
    ['https://proxy.example:443', 'http://other.example:80'],
  ],
  // Node's fetch speaks no SOCKS.
  ['SOCKS5 proxy.example:1080', []],
  ['SOCKS5 proxy.example:1080; PROXY other.example:80', ['http://other.example:80']],
  ['PROXY proxy.example:999999', []],
  // Whoever answers for the script of a network writes what they like.
  ['PROXY proxy.example:80/?a; PROXY proxy.example#b; PROXY anna@proxy.example; DIRECT', ['direct']],
  ['', []],
])('%j are the ways %j', async (answer, ways) => {
  standIn.answer = answer;
  expect(await waysOfSystem('https://duebook.example')).toEqual(ways);
});

it('asks the system each time, and for that address', async () => {
  standIn.asked.length = 0;
  await waysOfSystem('https://duebook.example/sync/pull');
  await waysOfSystem('https://updates.example/latest.yml');
  await waysOfSystem('https://updates.example/latest.yml');
  expect(standIn.asked).toEqual([
    'https://duebook.example/sync/pull',
    'https://updates.example/latest.yml',
    'https://updates.example/latest.yml',
  ]);
});

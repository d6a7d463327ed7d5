import { expect, it } from 'vitest';
import type { EngineClient } from '../engine-client.ts';
import { guardConnection } from './guard-connection.ts';

function engineThat(isTraining: boolean): EngineClient {
  async function* watch() {
    yield { state: isTraining ? 'on' : 'off', isTraining, hasFailed: false };
  }
  return { training: { watch: async () => watch() } } as unknown as EngineClient;
}

function guarded() {
  const seen: string[] = [];
  const names = new Map<EngineClient, string>();
  const guard = guardConnection(
    { connected: (client) => seen.push(names.get(client) ?? '?'), lost: () => seen.push('lost') },
    () => seen.push('begins anew'),
  );
  const connect = async (name: string, client: EngineClient) => {
    names.set(client, name);
    guard.connected(client);
    await new Promise((settled) => setTimeout(settled, 0));
  };
  return { seen, connect, guard };
}

it('passes on every connection to the engine that the page began with', async () => {
  const { seen, connect, guard } = guarded();
  await connect('work', engineThat(false));
  guard.lost();
  await connect('work again', engineThat(false));
  expect(seen).toEqual(['work', 'lost', 'work again']);
});

it.each([false, true])(
  'lets the page begin anew where the other engine answers (%s first)',
  async (first) => {
    const { seen, connect, guard } = guarded();
    await connect('first', engineThat(first));
    guard.lost();
    await connect('other', engineThat(!first));
    expect(seen).toEqual(['first', 'lost', 'begins anew']);
  },
);

it('forgets a connection that was lost before it was known what it leads to', async () => {
  const { seen, connect, guard } = guarded();
  const connecting = connect('work', engineThat(false));
  guard.lost();
  await connecting;
  expect(seen).toEqual(['lost']);
});

import { expect, it } from 'vitest';
import { wakeWithNetwork } from './wake-with-network.ts';

it('wakes the engine when the network is back, and does without one that is lost', () => {
  const events = new EventTarget();
  let wakes = 0;
  const wake = async () => {
    wakes += 1;
  };
  let client: { sync: { wake: () => Promise<void> } } | null = null;
  wakeWithNetwork(events, () => client);
  events.dispatchEvent(new Event('online'));
  expect(wakes).toBe(0);
  client = { sync: { wake } };
  events.dispatchEvent(new Event('offline'));
  events.dispatchEvent(new Event('online'));
  expect(wakes).toBe(1);
});

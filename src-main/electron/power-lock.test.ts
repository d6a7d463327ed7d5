import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';

const power = vi.hoisted(() => ({ monitor: undefined as unknown }));
vi.mock('electron', () => ({
  get powerMonitor() {
    return power.monitor;
  },
}));

const { lockWithSystem } = await import('./power-lock.ts');

test('the engine is told to lock when the system sleeps or locks its screen, and to look when it is back', () => {
  const monitor = new EventEmitter();
  power.monitor = monitor;
  const told: string[] = [];
  lockWithSystem({ tell: ({ type }) => told.push(type) });
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'on-battery'])
    monitor.emit(event);
  expect(told).toEqual(['lock', 'wake', 'lock', 'wake']);
});

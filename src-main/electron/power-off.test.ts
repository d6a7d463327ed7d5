import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';

const standIn = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { quits: number },
  monitor: undefined as unknown as EventEmitter,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  standIn.monitor = new Emitter();
  standIn.app = Object.assign(new Emitter(), {
    quits: 0,
    quit: () => {
      standIn.app.quits += 1;
    },
  });
  return { app: standIn.app, powerMonitor: standIn.monitor };
});

const { endWithSystem } = await import('./power-off.ts');

beforeEach(() => {
  standIn.app.quits = 0;
  standIn.app.removeAllListeners();
  standIn.monitor.removeAllListeners();
});

test('before the system goes down the program ends, and the system is asked to wait for it', () => {
  const power = endWithSystem();
  expect(power.isComing()).toBe(false);
  const event = { preventDefault: vi.fn() };
  standIn.monitor.emit('shutdown', event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect([standIn.app.quits, power.isComing()]).toEqual([1, true]);
});

test('on Windows any window hears of the end of the session', () => {
  const power = endWithSystem();
  const window = new EventEmitter();
  standIn.app.emit('browser-window-created', {}, window);
  expect(power.isComing()).toBe(false);
  window.emit('session-end', { reasons: ['shutdown'] });
  expect([standIn.app.quits, power.isComing()]).toEqual([1, true]);
});

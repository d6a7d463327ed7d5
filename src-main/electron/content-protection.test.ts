import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { failure } from '../../src-shared/domain/failure.ts';
import { noShellState, type ShellState } from '../desktop/shell/window-state.ts';

const standIn = vi.hoisted(() => ({ app: undefined as unknown as EventEmitter }));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  standIn.app = new Emitter();
  return { app: standIn.app };
});

const { protectContents } = await import('./content-protection.ts');
const { ownWindows } = await import('./own-windows.ts');

class StandInWindow extends EventEmitter {
  isHidden = false;
  setContentProtection(isOn: boolean): void {
    this.isHidden = isOn;
  }
  isDestroyed = () => false;
}

function start(platform: NodeJS.Platform, isForced = false) {
  let state: ShellState = noShellState;
  const onChange = vi.fn();
  const stateFile = {
    state: () => state,
    change: (part: Partial<ShellState>) => {
      state = { ...state, ...part };
    },
  };
  const open = (): StandInWindow => {
    const window = new StandInWindow();
    ownWindows.add(window as unknown as BrowserWindow);
    standIn.app.emit('browser-window-created', {}, window);
    return window;
  };
  return { protection: protectContents({ stateFile, platform, isForced, onChange }), open, onChange };
}

test('hides the windows that are open and those to come, and shows them again', async () => {
  const { protection, open, onChange } = start('win32');
  const first = open();
  expect([first.isHidden, protection.view()]).toEqual([false, false]);
  await protection.doings['protect-contents']({ action: 'protect-contents', isOn: true });
  const second = open();
  expect([first.isHidden, second.isHidden, protection.view()]).toEqual([true, true, true]);
  await protection.doings['protect-contents']({ action: 'protect-contents', isOn: false });
  expect([first.isHidden, second.isHidden, protection.view()]).toEqual([false, false, false]);
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('is not offered where the system has no way to', () => {
  expect(start('linux').protection.view()).toBeNull();
});

test('hides every window where the organisation has set so, and nobody can show them again', async () => {
  const { protection, open, onChange } = start('darwin', true);
  const window = open();
  const answer = await protection.doings['protect-contents']({ action: 'protect-contents', isOn: false });
  expect(answer).toEqual(failure('FORBIDDEN'));
  expect([window.isHidden, protection.view()]).toEqual([true, true]);
  expect(onChange).not.toHaveBeenCalled();
});

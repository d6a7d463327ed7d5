import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useEngineConnection } from '../state/engine-connection.ts';
import type { EngineClient } from './engine-client.ts';
import { watchCopies } from './own-copies.ts';

const told = vi.fn(async (_action: { readonly action: string }) => undefined);

/** A window of the desktop app as far as copies see it: events, a selection, and the field with the focus. */
function openWindow({ isDesktop = true, isSecretField = false } = {}) {
  const standIn = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { activeElement: { matches: () => isSecretField } }),
    selected: '',
    getSelection: () => ({ toString: () => standIn.selected }),
    ...(isDesktop ? { duebook: { requestEnginePort: () => undefined } } : {}),
  });
  watchCopies(standIn as unknown as Window);
  const select = (text: string): void => {
    standIn.selected = text;
    standIn.document.dispatchEvent(new Event('selectionchange'));
  };
  return { select, release: () => standIn.dispatchEvent(new Event('pointerup')) };
}

beforeEach(() => {
  vi.useFakeTimers();
  told.mockClear();
  const client = { desktop: { ask: told } } as unknown as EngineClient;
  useEngineConnection.setState({ status: 'connected', client });
});

afterEach(() => {
  vi.useRealTimers();
  useEngineConnection.setState({ status: 'connecting', client: null });
});

test('what a person selects is said to the shell once, when the pointer is let go', () => {
  const { select, release } = openWindow();
  select('River');
  select('Riverside Bakery');
  vi.runAllTimers();
  expect(told).not.toHaveBeenCalled();
  release();
  release();
  vi.runAllTimers();
  expect(told.mock.calls).toEqual([[{ action: 'note-selection' }]]);
});

test('a press that selects nothing is not said, nor a selection that went again', () => {
  const { select, release } = openWindow();
  release();
  select('Riverside Bakery');
  release();
  select('');
  release();
  vi.runAllTimers();
  expect(told).not.toHaveBeenCalled();
});

test('neither a browser nor a field for passwords has a selection that the shell could take back', () => {
  for (const one of [{ isDesktop: false }, { isSecretField: true }]) {
    const { select, release } = openWindow(one);
    select('Riverside Bakery');
    release();
  }
  vi.runAllTimers();
  expect(told).not.toHaveBeenCalled();
});

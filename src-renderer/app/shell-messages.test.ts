import { beforeEach, describe, expect, it } from 'vitest';
import { setErrand, useShellErrand } from '../state/shell-errand.ts';
import { hearShell } from './shell-messages.ts';

const origin = 'app://duebook';
const message = { message: 'account', link: { account: '10023', part: null } };

describe('what the shell asks of a page', () => {
  beforeEach(() => setErrand(null));

  const pressed: string[] = [];
  function openPage() {
    let hear: ((event: MessageEvent) => void) | undefined;
    const page = {
      location: { origin },
      addEventListener: (_name: 'message', listener: (event: MessageEvent) => void) => {
        hear = listener;
      },
    };
    hearShell(page, (keys) => pressed.push(keys));
    return (event: object) => {
      hear?.({ source: page, origin, data: { type: 'duebook:shell', message }, ...event } as never);
      return useShellErrand.getState().errand;
    };
  }

  it('is kept until somebody does it', () => {
    expect(openPage()({})).toEqual(message);
  });

  it('is one of a few screens, and no other address', () => {
    const tell = openPage();
    const ask = (place: string) =>
      tell({ data: { type: 'duebook:shell', message: { message: 'place', place } } });
    expect(ask('/settings')).toBeNull();
    expect(ask('attention')).toEqual({ message: 'place', place: 'attention' });
  });

  it('is done at once where it is what a shortcut does, and only for keys that are listed', () => {
    const tell = openPage();
    tell({ data: { type: 'duebook:shell', message: { message: 'shortcut', keys: 'G W' } } });
    tell({ data: { type: 'duebook:shell', message: { message: 'shortcut', keys: 'Ctrl Alt Delete' } } });
    expect(pressed).toEqual(['G W']);
  });

  it.each([
    { source: {} },
    { source: null },
    { origin: 'https://elsewhere.example' },
    { data: 'duebook:engine-port' },
    { data: null },
    { data: { type: 'other', message } },
    { data: { type: 'duebook:shell', message: { ...message, command: 'promise.record' } } },
    {
      data: {
        type: 'duebook:shell',
        message: { message: 'account', link: { account: '../settings', part: null } },
      },
    },
    {
      data: {
        type: 'duebook:shell',
        message: { message: 'account', link: { account: '1', part: 'statement' } },
      },
    },
  ])('is dropped from anywhere else and in any other shape: %j', (event) => {
    expect(openPage()(event)).toBeNull();
  });
});

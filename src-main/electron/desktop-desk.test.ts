import { describe, expect, test } from 'vitest';
import type { DesktopAction } from '../../src-shared/contract/desktop-view.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { answerDesktopAsk } from './desktop-desk.ts';
import { createDesktopLink } from './desktop-link.ts';
import type { EngineReport } from './engine-messages.ts';

function openDesk(refusal?: ReturnType<typeof failure>) {
  const opened: string[] = [];
  const doings = {
    'open-window': ({ path }: { readonly path: string }) => {
      opened.push(path);
      return refusal;
    },
  } as unknown as Parameters<typeof answerDesktopAsk>[0];
  return { doings, opened };
}

describe('desk of the shell', () => {
  test('does what an engine asks for a window and tells it so', async () => {
    const { doings, opened } = openDesk();
    const told: EngineReport[] = [];
    const link = createDesktopLink((report) => told.push(report));
    const asked = link.port.ask({ action: 'open-window', path: '/account/a-1' });
    const [report] = told;
    if (report?.type !== 'desktop-ask') throw new Error('nothing was asked');
    link.receive(await answerDesktopAsk(doings, report));
    expect(await asked).toBeUndefined();
    expect(opened).toEqual(['/account/a-1']);
  });

  test('passes on why it could not be done', async () => {
    const { doings } = openDesk(failure('FORBIDDEN'));
    const answer = await answerDesktopAsk(doings, { id: 3, action: { action: 'open-window', path: '/' } });
    expect(answer).toEqual({ type: 'desktop-answer', id: 3, refusal: failure('FORBIDDEN') });
  });

  test.each<unknown>([
    { action: 'open-window', path: 'https://elsewhere.example/' },
    { action: 'open-window', path: '//elsewhere.example/' },
    { action: 'open-window', path: '/\\elsewhere.example' },
    { action: 'open-window', path: '/a b' },
    { action: 'open-window', path: '/', more: 1 },
    { action: 'run', command: 'x' } as unknown as DesktopAction,
    null,
  ])('refuses %j, which is no action', async (action) => {
    const { doings, opened } = openDesk();
    const answer = await answerDesktopAsk(doings, { id: 1, action });
    expect(answer).toEqual({ type: 'desktop-answer', id: 1, refusal: failure('FORBIDDEN') });
    expect(opened).toEqual([]);
  });

  test('has a view for the windows once main has said what the shell offers, and again when that changes', () => {
    const link = createDesktopLink(() => undefined);
    expect(link.port.view()).toBeNull();
    let changes = 0;
    const stop = link.port.onChange(() => {
      changes += 1;
    });
    expect(
      link.receive({
        type: 'desktop-view',
        view: { platform: 'linux', updates: null, protectsContents: null },
      }),
    ).toBe(true);
    stop();
    link.receive({
      type: 'desktop-view',
      view: { platform: 'darwin', updates: null, protectsContents: null },
    });
    expect(changes).toBe(1);
    expect(link.port.view()).toEqual({ platform: 'darwin', updates: null, protectsContents: null });
    expect(link.receive({ type: 'stop' })).toBe(false);
  });
});

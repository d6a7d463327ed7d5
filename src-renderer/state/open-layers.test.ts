import { describe, expect, it } from 'vitest';
import { openLayer, takeLayerPlace } from './open-layers.ts';

const press = (events: EventTarget, key: string, more: object = {}) =>
  events.dispatchEvent(Object.assign(new Event('keydown'), { key, ...more }));

/** Layers that go when Escape closes them, as dialogs do; what was closed, in its order. */
function opened(events: EventTarget, names: readonly string[]): readonly string[] {
  const closed: string[] = [];
  for (const name of names) {
    const close = openLayer(events, takeLayerPlace(), () => {
      closed.push(name);
      close();
    });
  }
  return closed;
}

describe('what lies over the screens', () => {
  it('is closed by Escape from the top, one for each press', () => {
    const events = new EventTarget();
    const closed = opened(events, ['drawer', 'dialog', 'file']);
    press(events, 'Escape');
    expect(closed).toEqual(['file']);
    press(events, 'Escape');
    expect(closed).toEqual(['file', 'dialog']);
    press(events, 'Escape');
    press(events, 'Escape');
    expect(closed).toEqual(['file', 'dialog', 'drawer']);
  });

  it('keeps its place where it is taken away and comes back before or after what lies above it', () => {
    const events = new EventTarget();
    const closed: string[] = [];
    const [drawer, file] = [takeLayerPlace(), takeLayerPlace()];
    const closeFile = openLayer(events, file, () => {
      closed.push('file');
      closeFile();
    });
    const closeDrawer = openLayer(events, drawer, () => {
      closed.push('drawer');
      closeDrawer();
    });
    press(events, 'Escape');
    expect(closed).toEqual(['file']);
    press(events, 'Escape');
    expect(closed).toEqual(['file', 'drawer']);
  });

  it('stays for other keys and for an Escape that ends a composition', () => {
    const events = new EventTarget();
    const closed = opened(events, ['dialog']);
    press(events, 'Enter');
    press(events, 'Escape', { isComposing: true });
    expect(closed).toEqual([]);
    press(events, 'Escape');
    expect(closed).toEqual(['dialog']);
  });

  it('is the topmost again once what lay above was closed otherwise', () => {
    const events = new EventTarget();
    const closed = opened(events, ['drawer']);
    const closeAbove = openLayer(events, takeLayerPlace(), () => undefined);
    press(events, 'Escape');
    expect(closed).toEqual([]);
    closeAbove();
    press(events, 'Escape');
    expect(closed).toEqual(['drawer']);
  });
});

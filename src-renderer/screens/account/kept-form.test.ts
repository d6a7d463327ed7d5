import { describe, expect, it } from 'vitest';
import { keepForm } from './kept-form.ts';

describe('the form that is asked for while the account is on its way', () => {
  it('is there once the account is, and once only', () => {
    const kept = keepForm(new EventTarget());
    kept.keep('promise');
    expect(kept.take()).toBe('promise');
    expect(kept.take()).toBeNull();
  });

  it('is the one that was asked for last', () => {
    const kept = keepForm(new EventTarget());
    kept.keep('promise');
    kept.keep('dispute');
    expect(kept.take()).toBe('dispute');
  });

  it.each(['keydown', 'pointerdown'])('is dropped by what is done since: a %s', (doing) => {
    const events = new EventTarget();
    const kept = keepForm(events);
    kept.keep('activity');
    events.dispatchEvent(new Event(doing));
    expect(kept.take()).toBeNull();
  });

  it('is gone with the screen', () => {
    const kept = keepForm(new EventTarget());
    kept.keep('activity');
    kept.stop();
    expect(kept.take()).toBeNull();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstOf, until } from '../engine/engine.fixture.ts';
import { createHandScheduler } from '../engine/hand-scheduler.fixture.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { createThresholdCase, passphrase, type ThresholdCase } from './threshold-case.fixture.ts';

describe('a threshold whose engine was locked', { timeout: 60_000 }, () => {
  const hand = createHandScheduler();
  let stood: ThresholdCase;
  beforeEach(async () => {
    stood = createThresholdCase(hand.scheduler);
    await stood.stand();
    stood.engine()?.services.device.saveSession(sessionOf('user-ada'));
    await stood.client().lock.setPassphrase({ present: null, next: passphrase });
  });
  afterEach(async () => stood.end());

  it('gives way to a process without the key', async () => {
    await stood.client().lock.now();
    await hand.end();
    await until(() => stood.hasComeBack(), 'it ends');
    await stood.again();
    expect(await stood.view()).toMatchObject({ state: 'locked' });
  });

  it('goes on where the passphrase was given while it was about to give way', async () => {
    const client = stood.client();
    await client.lock.now();
    const opening = client.lock.open({ passphrase });
    // Answered behind it: it has arrived.
    expect(await firstOf(await client.session.watch())).toMatchObject({ lock: 'PASSPHRASE_NEEDED' });
    await hand.end();
    await opening;
    expect(await firstOf(await client.session.watch())).toMatchObject({ lock: null });
    expect(stood.hasComeBack()).toBe(false);
  });
});

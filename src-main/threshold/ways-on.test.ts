import { describe, expect, it } from 'vitest';
import { waysOn } from './ways-on.ts';

const nothing = { hasPassphrase: false, hasEnvelope: true, hasBackup: false };

describe('the ways on from a threshold', () => {
  it('offer a passphrase and a backup only where there is one', () => {
    expect(waysOn('damaged', nothing)).toEqual(['try-again', 'start-anew']);
    expect(waysOn('damaged', { ...nothing, hasBackup: true })).toEqual([
      'restore',
      'try-again',
      'start-anew',
    ]);
    expect(waysOn('keychain-lost', { ...nothing, hasPassphrase: true })).toEqual([
      'passphrase',
      'try-again',
      'start-anew',
    ]);
  });

  it('offer no backup where the key of it is missing as well', () => {
    const withoutKey = { hasPassphrase: false, hasEnvelope: false, hasBackup: true };
    expect(waysOn('key-missing', withoutKey)).toEqual(['try-again', 'start-anew']);
  });

  it('never offer to give the data up for what passes', () => {
    const everything = { hasPassphrase: true, hasEnvelope: true, hasBackup: true };
    for (const state of ['locked', 'keychain-unavailable', 'keychain-pretends', 'too-new', 'open'] as const) {
      expect(waysOn(state, everything)).not.toContain('start-anew');
      expect(waysOn(state, everything)).not.toContain('restore');
    }
  });
});

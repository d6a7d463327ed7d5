import { describe, expect, it } from 'vitest';
import { takeLineKey } from './line-key.ts';

function page(hash: string, kept: string | null) {
  const seen = { kept, address: hash };
  return {
    seen,
    location: { hash },
    history: {
      replaceState: (_data: unknown, _unused: string, address?: string | URL | null) => {
        seen.address = String(address);
      },
    },
    localStorage: {
      getItem: () => seen.kept,
      setItem: (_key: string, value: string) => {
        seen.kept = value;
      },
    },
  };
}

describe('the key of the line to the engine', () => {
  it('leaves the address, and its history, for the store of the page', () => {
    const letIn = page('#line=abc-_1', 'of an earlier session');
    expect(takeLineKey(letIn)).toBe('abc-_1');
    expect(letIn.seen).toEqual({ kept: 'abc-_1', address: '#/' });
  });

  it('is the one that is kept when the page is opened again, whatever screen it shows', () => {
    const again = page('#/accounts/17', 'abc-_1');
    expect(takeLineKey(again)).toBe('abc-_1');
    expect(again.seen.address).toBe('#/accounts/17');
  });

  it('is none in a browser that was never let in', () => {
    expect(takeLineKey(page('', null))).toBeUndefined();
  });
});

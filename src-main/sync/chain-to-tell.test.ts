import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collector, envelopeOf } from '../engine/command.fixture.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { chainToTell } from './chain-to-tell.ts';

describe('where a device says that its audit chain ends', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
    for (let n = 1; n <= 5; n += 1) store.outbox.append(envelopeOf(), collector);
  });
  afterEach(() => store.remove());

  const another = 'f'.repeat(64);
  const tell = (known: Parameters<typeof chainToTell>[1]) => chainToTell(store.outbox, known);

  it('is its end where the server knows nothing, or a row that the chain has', () => {
    const head = store.outbox.chainHead();
    expect(head.n).toBe(5);
    for (const known of [undefined, { n: 0, hash: '' }, store.outbox.chainRow(3), head]) {
      expect(tell(known)).toEqual(head);
    }
  });

  it('is the row that the server knew differently, although the chain has grown past it', () => {
    for (const n of [1, 3, 5]) expect(tell({ n, hash: another })).toEqual(store.outbox.chainRow(n));
  });

  it('is its end where the server knew more: that shows by itself', () => {
    expect(tell({ n: 6, hash: another })).toEqual(store.outbox.chainHead());
  });
});

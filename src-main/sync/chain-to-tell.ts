import type { ChainHead } from '../../src-shared/protocol/chain-head.ts';
import type { OutboxPort } from '../engine/ports/outbox-port.ts';

/**
 * What the device says with its commands of where its audit chain ends. Where the server knew another row than this
 * chain has at that number, the file was rolled back and has grown on since: its end alone would not show that, so the
 * device names the row in which the two differ.
 */
export function chainToTell(
  outbox: Pick<OutboxPort, 'chainHead' | 'chainRow'>,
  known: ChainHead | undefined,
): ChainHead {
  const head = outbox.chainHead();
  const row = known === undefined ? undefined : outbox.chainRow(known.n);
  return row === undefined || row.hash === known?.hash ? head : row;
}

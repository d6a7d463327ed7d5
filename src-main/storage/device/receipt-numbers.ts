import { z } from 'zod';
import { fail, succeed } from '../../../src-shared/domain/failure.ts';
import { receiptBlockReplySchema } from '../../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../../engine/ports/device-port.ts';
import type { ReceiptNumbersPort } from '../../engine/ports/receipt-numbers-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const storedSchema = z.object({
  lastNumber: z.int().min(0),
  /** Null before the first block; it stays when all numbers are used. */
  prefix: receiptBlockReplySchema.shape.prefix.nullable(),
  /** In order; the first number of each is the next one to use. */
  blocks: z.array(receiptBlockReplySchema),
});
type Stored = z.infer<typeof storedSchema>;

/** R2: leased receipt numbers in the encrypted file, for each organisation that somebody works for on this device. */
export function createReceiptNumbers(
  file: SqliteFile,
  device: Pick<DevicePort, 'session' | 'setting' | 'saveSetting'>,
): ReceiptNumbersPort {
  const listeners = new Set<() => void>();
  const name = () => `receipt-numbers/${device.session()?.organisation.id ?? ''}`;
  const read = (): Stored => {
    const text = device.setting(name());
    if (text === undefined) return { lastNumber: 0, prefix: null, blocks: [] };
    return storedSchema.parse(JSON.parse(text));
  };
  const keep = (next: Stored) => device.saveSetting(name(), JSON.stringify(next));
  return {
    use(work) {
      // Nothing is remembered outside of the file: a transaction around this may be undone.
      const used = file.write(() => {
        const { blocks, ...others } = read();
        const [present, ...later] = blocks;
        if (present === undefined) return work(fail('RECEIPT_NUMBERS_USED_UP'));
        const done = work(succeed(`${present.prefix}-${present.from}`));
        const rest = present.from < present.to ? [{ ...present, from: present.from + 1 }] : [];
        if (done.ok) keep({ ...others, blocks: [...rest, ...later] });
        return done;
      });
      for (const listener of [...listeners]) listener();
      return used;
    },
    prefix: () => read().prefix ?? device.session()?.deviceCode ?? null,
    left: () => read().blocks.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    lastNumber: () => read().lastNumber,
    add: (block) =>
      file.write(() => {
        const { lastNumber, blocks } = read();
        if (block.from <= lastNumber || block.to < block.from) return false;
        keep({ lastNumber: block.to, prefix: block.prefix, blocks: [...blocks, block] });
        return true;
      }),
    onUse(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

import type { DevicePort } from '../../../src-main/engine/ports/device-port.ts';
import type { OutboxPort } from '../../../src-main/engine/ports/outbox-port.ts';
import type { ReceiptNumbersPort } from '../../../src-main/engine/ports/receipt-numbers-port.ts';
import type { SqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';

type ReceiptParts = {
  readonly file: SqliteFile;
  readonly device: DevicePort;
  readonly receiptNumbers: ReceiptNumbersPort;
};

export const receiptsSetting = 'simulation/receipts';

/** The numbers that a device has given to receipts, in order. */
export function receiptsOn(device: Pick<DevicePort, 'setting'>): readonly string[] {
  return device.setting(receiptsSetting)?.split(' ') ?? [];
}

/** R2: gives receipts numbers until those are used up, and forgets what else they say. Answers how many it gave. */
export function issueReceipts({ device, receiptNumbers }: ReceiptParts, count: number): number {
  if (device.session() === undefined) return 0;
  for (let issued = 0; issued < count; issued += 1) {
    const used = receiptNumbers.use((number) => {
      if (number.ok) remember(device, number.value);
      return number;
    });
    if (!used.ok) return issued;
  }
  return count;
}

/** R2: the outbox that remembers the number of a receipt in the transaction that stores its command: both or none. */
export function rememberingNumbers(outbox: OutboxPort, { file, device }: ReceiptParts): OutboxPort {
  return {
    ...outbox,
    append: (envelope, actor) =>
      file.write(() => {
        if (envelope.name === 'receipt.issue') remember(device, String(envelope.input.receiptId));
        outbox.append(envelope, actor);
      }),
  };
}

function remember(device: DevicePort, number: string): void {
  const before = device.setting(receiptsSetting);
  device.saveSetting(receiptsSetting, before === undefined ? number : `${before} ${number}`);
}

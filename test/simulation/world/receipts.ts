import type { DevicePort } from '../../../src-main/engine/ports/device-port.ts';
import type { ReceiptNumbersPort } from '../../../src-main/engine/ports/receipt-numbers-port.ts';
import type { SqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';

type ReceiptParts = {
  readonly file: SqliteFile;
  readonly device: DevicePort;
  readonly receiptNumbers: ReceiptNumbersPort;
};

export const receiptsSetting = 'simulation/receipts';

/** The receipts that a device has issued, in order. */
export function receiptsOn(device: Pick<DevicePort, 'setting'>): readonly string[] {
  return device.setting(receiptsSetting)?.split(' ') ?? [];
}

/** R2: issues receipts until the numbers are used up; each is kept in the transaction that takes its number. */
export function issueReceipts({ file, device, receiptNumbers }: ReceiptParts, count: number): number {
  if (device.session() === undefined) return 0;
  for (let issued = 0; issued < count; issued += 1) {
    const isIssued = file.write(() => {
      const number = receiptNumbers.nextReceiptNumber();
      if (!number.ok) return false;
      const before = device.setting(receiptsSetting);
      device.saveSetting(receiptsSetting, before === undefined ? number.value : `${before} ${number.value}`);
      return true;
    });
    if (!isIssued) return issued;
  }
  return count;
}

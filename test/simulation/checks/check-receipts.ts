import { receiptsSetting } from '../world/receipts.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

const check = 'receipt numbers are unique and gap-free';

/** R2: the receipts of each device are numbered from 1 without a gap, and no number was given twice. */
export function checkReceipts(world: World): readonly Violation[] {
  const owners = new Map<string, number>();
  return world.workstations.flatMap((workstation): Violation[] => {
    const { device } = workstation;
    const text = workstation.running()?.device.setting(receiptsSetting);
    const receipts = text === undefined ? [] : text.split(' ');
    const gaps = receipts.flatMap((receipt, index): Violation[] => {
      const number = Number(receipt.split('-').at(-1));
      return number === index + 1
        ? []
        : [{ check, detail: `device ${device}: ${receipt} is not number ${index + 1}` }];
    });
    const twice = receipts.flatMap((receipt): Violation[] => {
      const owner = owners.get(receipt);
      owners.set(receipt, device);
      return owner === undefined ? [] : [{ check, detail: `${receipt} of device ${device} and ${owner}` }];
    });
    return [...gaps, ...twice].slice(0, 3);
  });
}

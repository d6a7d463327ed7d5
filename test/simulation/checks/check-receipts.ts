import { receiptsOn } from '../world/receipts.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

const check = 'receipt numbers are unique and gap-free';

/** R2: the receipts of each device are numbered from 1 without a gap, and no number was given twice. */
export function checkReceipts({ workstations }: World): readonly Violation[] {
  const owners = new Map<string, string>();
  return workstations.flatMap((workstation): Violation[] => {
    const { device, retired } = workstation;
    const process = workstation.running();
    const present = process === undefined ? [] : receiptsOn(process.device);
    return [...retired.map(({ receipts }) => receipts), present].flatMap((receipts, generation) =>
      checkDevice(`device ${device}.${generation}`, receipts, owners),
    );
  });
}

/** R2: every receipt that the server has carries a number that a device gave it. */
export function checkNumbered(
  { workstations }: Pick<World, 'workstations'>,
  { documents }: Pick<ServerRows, 'documents'>,
): readonly Violation[] {
  const given = new Set(
    workstations.flatMap((workstation) => {
      const process = workstation.running();
      const present = process === undefined ? [] : receiptsOn(process.device);
      return [...workstation.retired.flatMap(({ receipts }) => receipts), ...present];
    }),
  );
  return documents.receipts
    .filter(({ id }) => !given.has(id))
    .map(({ id }) => ({ check, detail: `${id} was given by no device` }));
}

function checkDevice(
  name: string,
  receipts: readonly string[],
  owners: Map<string, string>,
): readonly Violation[] {
  const gaps = receipts.flatMap((receipt, index): Violation[] => {
    const number = Number(receipt.split('-').at(-1));
    return number === index + 1 ? [] : [{ check, detail: `${name}: ${receipt} is not number ${index + 1}` }];
  });
  const twice = receipts.flatMap((receipt): Violation[] => {
    const owner = owners.get(receipt);
    owners.set(receipt, name);
    return owner === undefined ? [] : [{ check, detail: `${receipt} of ${name} and ${owner}` }];
  });
  return [...gaps, ...twice].slice(0, 3);
}

import type { ServerRows } from '../world/server-rows.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

const check = 'the audit chain is intact';

/** No kill, delay or double request breaks the chain of a device, or lets the server think so. */
export function checkDeviceChains({ workstations }: World, { audited }: ServerRows): readonly Violation[] {
  const broken = workstations.flatMap((workstation): Violation[] => {
    const verdicts = [...workstation.retired.map(({ chain }) => chain), workstation.running()?.verifyChain()];
    return verdicts.flatMap((verdict): readonly Violation[] => {
      if (verdict === undefined || verdict.intact) return [];
      const detail = `device ${workstation.device}: row ${verdict.badRow} ${verdict.reason}`;
      return [{ check, detail }];
    });
  });
  const accused = audited
    .filter(({ action }) => action === 'device.chain-broken')
    .map(({ subject }): Violation => ({ check, detail: `the server flagged device ${subject}` }));
  return [...broken, ...accused];
}

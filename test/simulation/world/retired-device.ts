import type { DeviceAuditVerdict } from '../../../src-main/storage/device-audit/verify-device-audit.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import { readEnvelopes, readOutbox } from '../checks/read-outbox.ts';
import { receiptsOn } from './receipts.ts';
import type { WorkstationProcess } from './workstation-process.ts';

/** What is on a device that was revoked and will never be answered again. */
export type RetiredDevice = {
  readonly confirmed: ReadonlyMap<string, CommandEnvelope>;
  /** The state of every command of its outbox, by id. */
  readonly states: ReadonlyMap<string, string>;
  /** The commands of its outbox, told to somebody or not. */
  readonly given: readonly CommandEnvelope[];
  readonly receipts: readonly string[];
  readonly chain: DeviceAuditVerdict;
};

export function retire(
  process: WorkstationProcess,
  confirmed: ReadonlyMap<string, CommandEnvelope>,
): RetiredDevice {
  return {
    confirmed: new Map(confirmed),
    states: readOutbox(process),
    given: readEnvelopes(process),
    receipts: receiptsOn(process.device),
    chain: process.verifyChain(),
  };
}

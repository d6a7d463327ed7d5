import { failure } from '../../src-shared/domain/failure.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { type EngineServices, presentRules } from './engine-services.ts';
import { FailureError } from './failure-error.ts';

/**
 * Reads what a screen shows of an account as it stands at this moment.
 * @throws {FailureError} ACCOUNT_NOT_FOUND, or why the device is locked.
 */
export async function readOfAccount<Shown>(
  services: Pick<EngineServices, 'reader' | 'device' | 'clock' | 'rules'>,
  accountId: string,
  read: (effective: EffectiveAccount, rules: SummaryRules) => Shown,
): Promise<Shown> {
  return read(await readAccount(services, accountId), presentRules(services));
}

async function readAccount(
  { reader, device }: Pick<EngineServices, 'reader' | 'device'>,
  accountId: string,
): Promise<EffectiveAccount> {
  assertNotLocked(device);
  const account = await reader.read(accountId, 'account');
  if (account === undefined) throw new FailureError(failure('ACCOUNT_NOT_FOUND'));
  return account;
}

/** @throws {FailureError} why the device is locked. */
export function assertNotLocked(device: EngineServices['device']): void {
  const lock = device.lock();
  if (lock !== undefined) throw new FailureError(failure(lock));
}

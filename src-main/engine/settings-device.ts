import { join } from 'node:path';
import type {
  ContactRulesView,
  DeviceReport,
  Diagnostics,
  MadeBackup,
} from '../../src-shared/contract/settings-device.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { policyKeys, policyView } from './policy-view.ts';
import { mayTakeWorkAlong } from './portable/portable-work.ts';
import { serverUrlOf } from './settings-enrolment.ts';

const lastBackupName = 'last-backup-at';

/** What is on this device. @throws {FailureError} why the device is locked. */
export function deviceReport(services: EngineServices): DeviceReport {
  const { device, deviceFile, policy } = services;
  assertShown(services);
  return {
    serverUrl: serverUrlOf(device, { serverUrl: services.hostServerUrl, policy }) ?? null,
    leaseUntil: device.session()?.lease.expiresAt ?? null,
    fileBytes: deviceFile.bytes(),
    documents: deviceFile.documentCounts(),
    leftBehind: deviceFile.leftBehind(),
    backup: services.dataFolder === undefined ? 'no-restore' : 'here',
    dataFolder: services.dataFolder ?? null,
    mayTakeWorkAlong: mayTakeWorkAlong(services),
    lastBackupAt: device.setting(lastBackupName) ?? null,
    policy: policy === undefined ? null : policyView(policy),
  };
}

/** @throws {FailureError} FORBIDDEN where the host makes none, or why the device is locked; {StorageError} */
export async function makeBackup(services: EngineServices): Promise<MadeBackup> {
  const { device, deviceFile, clock, dataFolder } = services;
  assertShown(services);
  if (dataFolder === undefined) throw new FailureError(failure('FORBIDDEN'));
  const madeAt = clock.now();
  const path = join(dataFolder, 'backups', `duebook-${madeAt.replace(/[^\dTZ]/g, '')}.sqlite`);
  const { fileBytes } = await deviceFile.backUp(path);
  device.saveSetting(lastBackupName, madeAt);
  return { path, fileBytes, madeAt };
}

/**
 * What helps to find a fault: counts, versions, states and codes, and the last lines of the logs.
 * @throws {FailureError} why the device is locked.
 */
export async function diagnostics(services: EngineServices): Promise<Diagnostics> {
  const { outbox, readModels, sync, host, version, device } = services;
  const { fileBytes, documents, leaseUntil, backup, lastBackupAt, leftBehind } = deviceReport(services);
  const { phase, since, lastUpToDateAt, firstSync, check } = sync.state();
  const found = {
    duebook: version,
    host,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    device: device.deviceId(),
    today: services.clock.today(),
    now: services.clock.now(),
    sync: { phase, since, lastUpToDateAt, firstSync, check },
    lease: leaseUntil,
    outbox: outbox.counts(actorIdOf(services)),
    figures: { stale: readModels.staleCount() },
    file: { bytes: fileBytes, backup, lastBackupAt, leftBehind },
    documents,
    settings: services.rules.settings().versions,
    // Names of keys: an address, a folder or a contact may name people.
    policy: policyKeys(services.policy),
  };
  return { text: JSON.stringify(found, null, 2) };
}

/** A1: the contact rules of the organisation; none before somebody has signed in. */
export function contactRules({ device, rules }: EngineServices): ContactRulesView {
  if (device.session() === undefined) return { rules: [], version: null };
  const { contact, versions } = rules.settings();
  return { rules: contact.rules, version: versions['contact-rules'] ?? null };
}

function assertShown({ device }: EngineServices): void {
  const lock = device.lock();
  if (lock !== undefined) throw new FailureError(failure(lock));
}

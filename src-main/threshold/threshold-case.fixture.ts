import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { DesktopView } from '../../src-shared/contract/desktop-view.ts';
import type { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { envelopeSchema, passphraseSlot, withSlot, zero } from '../desktop/keys/envelope.ts';
import { readKeyFile, writeKeyFile } from '../desktop/keys/envelope-file.ts';
import { openUnattended } from '../desktop/keys/open-envelope.ts';
import { firstOf, until } from '../engine/engine.fixture.ts';
import { openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import { type DesktopPort, noDesktop } from '../engine/ports/desktop-port.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import { storageFileName } from '../engine/start-engine.ts';
import { systemMonotonicClock } from '../engine/system-clock.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { createTrainingSwitch, type TrainingSwitch } from '../training/training-switch.ts';
import { createStandInKeychain } from './stand-in-keychain.fixture.ts';
import { createThreshold } from './threshold.ts';
import type { Threshold } from './threshold-options.ts';

/** What the people of these tests type. */
export const passphrase = 'four rainy days';

/** How a failure looks from outside. */
export const code = (wanted: string) => ({ data: { code: wanted } });

/** A threshold over real files and engines, with a keychain of the test's. */
export type ThresholdCase = ReturnType<typeof createThresholdCase>;

/** `end` removes everything. */
export function createThresholdCase(scheduler: Scheduler = timerScheduler) {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-threshold-'));
  const keychain = createStandInKeychain();
  let threshold: Threshold;
  let hasComeBack = false;
  const switches: string[] = [];
  let engines: TrainingSwitch | undefined;
  let tellDamage = (): void => undefined;
  let desktopView: DesktopView | null = null;
  const listeners = new Set<() => void>();
  const desktop: DesktopPort = {
    ...noDesktop,
    view: () => desktopView,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const show = (view: DesktopView) => {
    desktopView = view;
    for (const listener of listeners) listener();
  };
  const ports: MessagePort[] = [];
  const place = () => ({
    path: join(folder, 'workstation.key'),
    databasePath: join(folder, 'workstation', storageFileName),
  });
  const slots = () => readKeyFile(place().path, envelopeSchema).slots.map(({ kind }) => kind);
  const stand = async (contact?: string) => {
    hasComeBack = false;
    const log = () => undefined;
    threshold = await createThreshold({
      place: place(),
      lockScreenPath: join(folder, 'lock-screen.json'),
      desktop,
      unattended: keychain.unattended,
      policy:
        contact === undefined ? undefined : { source: 'named', place: '', policy: { version: 1, contact } },
      openEngines: async (opening) => {
        tellDamage = opening.onDamage;
        engines = await createTrainingSwitch({
          openWork: (training) =>
            openWorkstationEngine({
              ...{ directory: join(folder, 'workstation'), dataFolder: folder, ...opening, training, log },
              ...{ serverUrl: undefined, today: undefined, signInFile: undefined, demoSignInFile: undefined },
              ...{ host: 'electron', version: '0.0.0-test' },
            }),
          prepareTraining: undefined,
          onSwitch: () => undefined,
          log,
        });
        return engines;
      },
      onSwitch: () => {
        switches.push(threshold.engine() === engines?.engine() ? 'open' : 'closed');
      },
      comeBack: () => {
        hasComeBack = true;
      },
      about: () => ({ today: '2026-03-31', host: 'electron', version: '0.0.0-test' }),
      monotonic: systemMonotonicClock,
      scheduler,
      now: () => new Date('2026-03-31T12:00:00Z'),
      log,
    });
  };
  const again = async () => {
    await threshold.close();
    await stand();
  };
  /** A client of what answers at the moment. */
  const client = (): ContractRouterClient<typeof engineContract> => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port2);
    threshold.engine()?.serveMessagePort(port1);
    port1.start();
    port2.start();
    return createORPCClient(new RPCLink({ port: port2 }));
  };
  const view = async () => firstOf(await client().threshold.watch());
  const databaseKey = async () => {
    const envelope = readKeyFile(place().path, envelopeSchema);
    const opened = await openUnattended(place(), envelope, keychain.unattended);
    if (typeof opened === 'string') throw new Error(opened);
    return opened.databaseKey;
  };
  const opensFor = async (given: string) => {
    await client().threshold.open({ passphrase: given });
    await until(() => switches.length > 0, 'windows are told');
    switches.length = 0;
  };
  const setPassphrase = async () => {
    const envelope = readKeyFile(place().path, envelopeSchema);
    const opened = await openUnattended(place(), envelope, keychain.unattended);
    if (typeof opened === 'string') throw new Error(opened);
    const slot = await passphraseSlot(opened.envelopeKey, 'somebody', passphrase);
    writeKeyFile(place().path, withSlot(envelope, slot));
    zero(opened);
  };
  const damage = () => {
    const { size } = statSync(place().databasePath);
    const file = openSync(place().databasePath, 'r+');
    writeSync(file, Buffer.alloc(size - 4096, 0x5a), 0, size - 4096, 4096);
    closeSync(file);
  };
  const end = async () => {
    for (const port of ports.splice(0)) port.close();
    await threshold.close();
    rmSync(folder, { recursive: true, force: true });
  };

  return {
    ...{ folder, keychain, place, slots, stand, again, client, view, databaseKey, opensFor, setPassphrase },
    ...{ damage, show, end, switches },
    hasComeBack: () => hasComeBack,
    threshold: () => threshold,
    engine: () => engines?.engine(),
    tellDamage: () => tellDamage(),
  };
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';
import { openWorkstationEngine, type WorkstationOptions } from '../engine/open-workstation-engine.ts';
import type { TrainingPort } from '../engine/ports/training-port.ts';
import type { Engine } from '../engine/start-engine.ts';
import { startTrainingServer } from './training-server.ts';

/** A training whose server has its invented accounts; the workstation on it is not open yet. */
export type PreparedTraining = {
  /** @throws {Error} when it does not start, or nobody can sign in; it is closed then. */
  open(training: TrainingPort): Promise<Engine>;
  /** Stops the server and removes everything; the engine has to be closed. */
  remove(): Promise<void>;
};

type TrainingOptions = Pick<
  WorkstationOptions,
  'today' | 'version' | 'log' | 'host' | 'documents' | 'desktop'
> & {
  readonly folder: string;
  /** Of the person who trains; undefined before anybody has signed in. */
  readonly role: Role | undefined;
};

const signInLimitMs = 60_000;

/**
 * Makes invented accounts on a server of their own, below a folder of their own.
 * @throws {Error} when the server does not start; nothing of it is left then.
 */
export async function prepareTraining(options: TrainingOptions): Promise<PreparedTraining> {
  const { folder, role, ...ofEngine } = options;
  removeTraining(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = await startTrainingServer(join(folder, 'server'), options.today).catch((error: unknown) => {
    removeTraining(folder);
    throw error;
  });
  return {
    async open(training) {
      const signInFile = join(folder, 'sign-in.json');
      writeFileSync(signInFile, JSON.stringify(server.signInOf(role)), { mode: 0o600 });
      const engine = await openWorkstationEngine({
        ...ofEngine,
        ...{ training, signInFile, demoSignInFile: undefined, serverUrl: server.url },
        directory: join(folder, 'workstation'),
        // Kept nowhere: what a crash leaves behind nobody can open.
        key: randomBytes(32),
      });
      await untilSignedIn(engine).catch(async (error: unknown) => {
        await engine.close();
        throw error;
      });
      return engine;
    },
    async remove() {
      await server.stop();
      removeTraining(folder);
    },
  };
}

/** Removes what a training has left behind. */
export function removeTraining(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function untilSignedIn({ services }: Engine): Promise<void> {
  const { device, bus } = services;
  return new Promise((resolve, reject) => {
    const stop = bus.listen(() => look());
    const limit = setTimeout(() => {
      stop();
      reject(new Error('nobody could sign in to the training'));
    }, signInLimitMs);
    const look = (): void => {
      if (device.session() === undefined) return;
      clearTimeout(limit);
      stop();
      resolve();
    };
    look();
  });
}

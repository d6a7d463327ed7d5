import { app, MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import type { Leaving } from '../desktop/updates/update-desk.ts';
import type { Log } from '../engine/ports/log.ts';
import type { WorkStatus } from '../engine/ports/work-status.ts';
import {
  type EngineMessage,
  type EngineReport,
  type EngineStart,
  engineReportSchema,
} from './engine-messages.ts';

/**
 * The engine in its own process. Main only starts it, hands ports through, and starts it again when it dies: a long
 * query never blocks a window, and a crash of the engine loses nothing that it had confirmed.
 */
export type EngineProcess = {
  /** A new port to the engine, for one load of one window; `undefined` while it is being started again. */
  readonly connect: () => MessagePortMain | undefined;
  /** Says something to it, at once; lost while it is being started again. */
  readonly tell: (message: EngineMessage) => void;
  /** Resolves when the engine has closed its database; one that does not answer is ended. */
  readonly stop: () => Promise<void>;
};

export type EngineListener = {
  /** Started, or started again: nothing was said to this one yet. */
  readonly onStarted: (tell: EngineProcess['tell']) => void;
  /** A window asks something of the shell. */
  readonly onAsk: (ask: DesktopAsk) => void;
  /** How the work stands from now on. */
  readonly onWorkStatus: (status: WorkStatus) => void;
  /** Whether the program can be ended for a new version. */
  readonly onUpdatePrepared: (answer: UpdatePrepared) => void;
  /** It asks the keychain of the system. */
  readonly onKeychainAsk: (ask: KeychainReport) => void;
  /** It is to send something, and asks for the proxy of the system. */
  readonly onProxyAsk: (ask: ProxyReport) => void;
  /** It said something that it never says; nothing was done about it. */
  readonly onMisshapen: () => void;
  /** Started again, or another engine answers in it: windows need new ports. */
  readonly onNewPortsNeeded: () => void;
  /** It cannot start, or does not stay alive; the words are for the person at the screen. */
  readonly onGiveUp: (reason: string) => void;
  /** What it starts with cannot be had; nothing runs then. */
  readonly onNoStart: (error: unknown) => void;
};

export type UpdatePrepared = Extract<EngineReport, { readonly type: 'update-prepared' }>;
export type DesktopAsk = Extract<EngineReport, { readonly type: 'desktop-ask' }>;

export type ProxyReport = Extract<EngineReport, { readonly type: 'proxy-ask' }>;
export type KeychainReport = Extract<EngineReport, { readonly type: 'keychain-ask' }>;

const firstDelayMs = 500;
const stopLimitMs = 5_000;
const patienceMs = 60_000;
const restartsWithinPatience = 5;
const endsAgainAndAgain = 'The part of Duebook that keeps the accounts ends again and again.';

/**
 * Forks at once, so that its code is loaded while the window opens; what it starts with follows when it has been read.
 * @param readStart read anew for each start, so that main keeps no key
 */
export function startEngineProcess(
  file: string,
  readStart: () => Promise<EngineStart>,
  listener: EngineListener,
): EngineProcess {
  let child: UtilityProcess | undefined;
  let hasStarted = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopping = false;
  let endedAt: number[] = [];

  function fork(): void {
    const process = utilityProcess.fork(file, [], { serviceName: 'Duebook engine', stdio: 'inherit' });
    let failure: string | undefined;
    let isLocked = false;
    process.on('message', (said: unknown) => {
      const parsed = engineReportSchema.safeParse(said);
      if (!parsed.success) return listener.onMisshapen();
      const report = parsed.data;
      if (report.type === 'switched') listener.onNewPortsNeeded();
      else if (report.type === 'desktop-ask') listener.onAsk(report);
      else if (report.type === 'work-status') listener.onWorkStatus(report.status);
      else if (report.type === 'update-prepared') listener.onUpdatePrepared(report);
      else if (report.type === 'keychain-ask') listener.onKeychainAsk(report);
      else if (report.type === 'proxy-ask') listener.onProxyAsk(report);
      else if (report.type === 'locked') isLocked = true;
      else failure = report.message;
    });
    process.once('exit', () => {
      child = undefined;
      if (stopping) return;
      if (isLocked) forkAgain();
      else comeBack(failure);
    });
    child = process;
    hasStarted = readStart().then(
      (start) => process.postMessage({ type: 'start', start }),
      (error: unknown) => {
        stopping = true;
        process.kill();
        listener.onNoStart(error);
      },
    );
    listener.onStarted(engine.tell);
  }

  function comeBack(failure: string | undefined): void {
    const now = Date.now();
    endedAt = [...endedAt.filter((at) => now - at < patienceMs), now];
    const isHopeless = endedAt.length > restartsWithinPatience;
    const reason = failure ?? (isHopeless ? endsAgainAndAgain : undefined);
    if (reason !== undefined) {
      listener.onGiveUp(reason);
      return;
    }
    timer = setTimeout(forkAgain, firstDelayMs * 2 ** (endedAt.length - 1));
  }

  function forkAgain(): void {
    fork();
    listener.onNewPortsNeeded();
  }

  const engine: EngineProcess = {
    connect: () => {
      if (child === undefined) return undefined;
      const process = child;
      const { port1, port2 } = new MessageChannelMain();
      // One that came before the start would find nothing that could answer it.
      void hasStarted.then(() => process.postMessage({ type: 'connect' }, [port1]));
      return port2;
    },
    tell: (message) => child?.postMessage(message),
    stop: () => {
      stopping = true;
      clearTimeout(timer);
      return child === undefined ? Promise.resolve() : stopChild(child);
    },
  };
  fork();
  return engine;
}

function stopChild(child: UtilityProcess): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => child.kill(), stopLimitMs);
    child.once('exit', () => {
      clearTimeout(limit);
      resolve();
    });
    child.postMessage({ type: 'stop' });
  });
}

/** What is done before the engine is stopped, while it still answers, and how the program ends afterwards. */
export type Ending = {
  readonly leave: () => Promise<Leaving>;
  readonly end: (leaving: Leaving) => void;
  readonly log: Log;
};

/** Ends the program only after the engine has closed its database. */
export function stopEngineBeforeQuit(engine: EngineProcess, { leave, end, log }: Ending): void {
  let stage: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (stage === 'stopped') return;
    event.preventDefault();
    if (stage === 'stopping') return;
    stage = 'stopping';
    void stopAndEnd();
  });
  async function stopAndEnd(): Promise<void> {
    const leaving = await leave().catch(plainly);
    await engine.stop();
    stage = 'stopped';
    end(leaving);
  }
  /** Whatever is wrong with an update, the program can be left. */
  function plainly(error: unknown): Leaving {
    log('error', 'main.bug', { cause: placeOfError(error) });
    return 'plain';
  }
}

import { app, MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { EngineStart } from './engine-messages.ts';

/**
 * The engine in its own process. Main only starts it, hands ports through, and starts it again when it dies: a long
 * query never blocks a window, and a crash of the engine loses nothing that it had confirmed.
 */
export type EngineProcess = {
  /** A new port to the engine, for one load of one window. */
  readonly connect: () => MessagePortMain;
  readonly stop: () => Promise<void>;
};

const restartDelayMs = 500;

/** @param onRestart called after the engine was started again, so that windows ask for new ports */
export function startEngineProcess(file: string, start: EngineStart, onRestart: () => void): EngineProcess {
  let stopping = false;
  let child = fork();

  function fork(): UtilityProcess {
    const process = utilityProcess.fork(file, [], { serviceName: 'Duebook engine', stdio: 'inherit' });
    process.postMessage({ type: 'start', start });
    process.once('exit', () => {
      if (stopping) return;
      setTimeout(() => {
        child = fork();
        onRestart();
      }, restartDelayMs);
    });
    return process;
  }

  return {
    connect: () => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ type: 'connect' }, [port1]);
      return port2;
    },
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        child.once('exit', () => resolve());
        child.postMessage({ type: 'stop' });
      }),
  };
}

/** Ends the program only after the engine has closed its database. */
export function stopEngineBeforeQuit(engine: EngineProcess): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void engine.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}

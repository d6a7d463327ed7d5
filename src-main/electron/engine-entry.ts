import { fatalWords } from '../engine/fatal-words.ts';
import { createLineLog } from '../engine/line-log.ts';
import { openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import type { Engine } from '../engine/start-engine.ts';
import type { EngineMessage, EngineReport, EngineStart } from './engine-messages.ts';

const log = createLineLog(
  (line) => process.stderr.write(line),
  () => new Date().toISOString(),
);

let engine: Promise<Engine> | undefined;

// A port that arrives while the engine still opens its file waits for it; the message port queues what comes in.
process.parentPort.on('message', (event: Electron.MessageEvent) => {
  receive(event.data as EngineMessage, event.ports).catch(giveUp);
});

process.on('uncaughtException', giveUp);
process.on('unhandledRejection', giveUp);

function giveUp(error: unknown): void {
  log('error', 'engine.start-failed', { cause: error instanceof Error ? error.name : 'unknown' });
  const message = fatalWords(error);
  if (message !== undefined) {
    const report: EngineReport = { type: 'start-failed', message };
    process.parentPort.postMessage(report);
  }
  // The report leaves with the next turn of the loop; exiting now would drop it.
  setTimeout(() => process.exit(1), 100);
}

async function receive(message: EngineMessage, ports: readonly Electron.MessagePortMain[]): Promise<void> {
  switch (message.type) {
    case 'start':
      engine = open(message.start);
      await engine;
      return;
    case 'connect': {
      const [port] = ports;
      const running = await engine;
      if (port === undefined || running === undefined) return;
      running.serveMessagePort(port);
      port.start();
      return;
    }
    case 'stop':
      await (await engine)?.close();
      process.exit(0);
  }
}

function open(start: EngineStart): Promise<Engine> {
  return openWorkstationEngine({
    ...start,
    host: 'electron',
    documents: { workerUrl: new URL('./document-worker.js', import.meta.url) },
    log,
  });
}

// The engine in a process of its own, its contract served over a WebSocket on loopback.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { startEngine } from '../../../src-main/engine/start-engine.ts';
import { createSystemClock, systemMonotonicClock } from '../../../src-main/engine/system-clock.ts';
import { timerScheduler } from '../../../src-main/engine/timer-scheduler.ts';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { childInput } from '../harness/child-program.ts';
import {
  type EngineAnswer,
  type EngineQuestion,
  engineInputSchema,
  engineQuestionSchema,
} from './engine-messages.ts';

const input = engineInputSchema.parse(childInput());
const { directory, key, today } = input;
const portSchema = z.object({ port: z.number() });

/** A port of loopback on which nobody listens: the server is not reachable. */
function closedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = portSchema.parse(server.address());
      server.close(() => resolve(port));
    });
  });
}

function send(answer: EngineAnswer): void {
  process.send?.(answer);
}

const serverUrl = input.serverUrl ?? `http://127.0.0.1:${await closedPort()}`;
const startedAt = performance.timeOrigin + performance.now();
const engine = await startEngine({
  directory,
  key: Uint8Array.from(key),
  serverUrl,
  clock: createSystemClock(businessDate(today)),
  monotonic: systemMonotonicClock,
  ids: { next: () => randomUUID() },
  random: Math.random,
  scheduler: timerScheduler,
  log: (level, event, fields = {}) => {
    if (level === 'error') process.stderr.write(`engine: ${event} ${JSON.stringify(fields)}\n`);
  },
  host: 'browser',
  version: 'benchmark',
});
const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  engine.serveWebSocket(socket).catch((error: unknown) => {
    process.stderr.write(`engine: socket failed ${String(error)}\n`);
    socket.terminate();
  });
});
sockets.on('listening', () => send({ kind: 'ready', ...portSchema.parse(sockets.address()), startedAt }));

process.on('message', (message) => {
  answer(engineQuestionSchema.parse(message)).catch((error: unknown) => {
    process.stderr.write(`engine: ${String(error)}\n`);
    process.exit(1);
  });
});

// Nobody is left to measure for.
process.on('disconnect', () => process.exit());

async function answer(question: EngineQuestion): Promise<void> {
  if (question === 'usage') {
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    const { user, system } = process.cpuUsage();
    const processorMs = (user + system) / 1000;
    send({ kind: 'usage', presentBytes: process.memoryUsage.rss(), peakBytes, processorMs });
    return;
  }
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  await engine.close();
  process.disconnect();
}

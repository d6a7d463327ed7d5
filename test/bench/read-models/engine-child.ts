import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { runtimeFlags } from '../../../src-main/browser/runtime-flags.ts';
import type { engineContract } from '../../../src-shared/contract/engine-contract.ts';
import {
  type EngineAnswer,
  type EngineInput,
  type EngineQuestion,
  engineAnswerSchema,
} from './engine-messages.ts';

export type EngineClient = ContractRouterClient<typeof engineContract>;
export type EngineMemory = { readonly presentBytes: number; readonly peakBytes: number };
type EngineUsage = EngineMemory & { readonly processorMs: number };

/** An engine at work in another process. */
export type EngineChild = {
  readonly client: EngineClient;
  /** When its process was started, in milliseconds since the epoch. */
  readonly spawnedAt: number;
  /** When the engine was told to start, its code loaded. */
  readonly startedAt: number;
  memory(): Promise<EngineMemory>;
  /** Resolves when it does nothing any more by itself. */
  atRest(): Promise<void>;
};

const program = fileURLToPath(new URL('./engine-process.ts', import.meta.url));

/** Milliseconds since the epoch, finer than `Date.now()`. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * Starts the engine on a workstation's folder, works with it and closes it.
 * @throws {Error} where its process ends before the work does.
 */
export async function withEngine<Result>(
  input: EngineInput,
  work: (engine: EngineChild) => Promise<Result>,
): Promise<Result> {
  const spawnedAt = preciseNow();
  const child = fork(program, [JSON.stringify(input)], { execArgv: [...runtimeFlags] });
  const ended = exitCodeOf(child);
  const tooEarly = ended.then((code): never => {
    throw new Error(`the engine ended with code ${code}`);
  });
  try {
    const result = await Promise.race([connect(child, spawnedAt).then(work), tooEarly]);
    ask(child, 'stop');
    if ((await ended) !== 0) throw new Error('the engine did not close well');
    return result;
  } catch (error) {
    child.kill();
    throw error;
  } finally {
    // It rejects in the end whatever happened; by now nobody has to hear of it.
    tooEarly.catch(() => undefined);
  }
}

async function connect(child: ChildProcess, spawnedAt: number): Promise<EngineChild> {
  const { port, startedAt } = await nextAnswer(child, 'ready');
  const websocket = new WebSocket(`ws://127.0.0.1:${port}`);
  const client: EngineClient = createORPCClient(new RPCLink({ websocket }));
  return { client, spawnedAt, startedAt, memory: () => usageOf(child), atRest: () => waitUntilIdle(child) };
}

function usageOf(child: ChildProcess): Promise<EngineUsage> {
  const answer = nextAnswer(child, 'usage');
  ask(child, 'usage');
  return answer;
}

const idleCheckMs = 1_000;
const idleShare = 0.05;

async function waitUntilIdle(child: ChildProcess): Promise<void> {
  let before = await usageOf(child);
  for (;;) {
    await wait(idleCheckMs);
    const usage = await usageOf(child);
    if (usage.processorMs - before.processorMs < idleCheckMs * idleShare) return;
    before = usage;
  }
}

function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function ask(child: ChildProcess, question: EngineQuestion): void {
  child.send(question);
}

function nextAnswer<Kind extends EngineAnswer['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<EngineAnswer, { kind: Kind }>> {
  return new Promise((resolve) => {
    const take = (message: unknown) => {
      const answer = engineAnswerSchema.parse(message);
      if (!isOf(answer, kind)) return;
      child.off('message', take);
      resolve(answer);
    };
    child.on('message', take);
  });
}

function isOf<Kind extends EngineAnswer['kind']>(
  answer: EngineAnswer,
  kind: Kind,
): answer is Extract<EngineAnswer, { kind: Kind }> {
  return answer.kind === kind;
}

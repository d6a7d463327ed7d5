// One workstation: the engine on its folder, and the person who works with it.
import { randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { actorIdOf, syncState } from '../../../src-main/engine/engine-services.ts';
import { startEngine } from '../../../src-main/engine/start-engine.ts';
import { createSystemClock, systemMonotonicClock } from '../../../src-main/engine/system-clock.ts';
import { timerScheduler } from '../../../src-main/engine/timer-scheduler.ts';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { childInput } from '../../bench/harness/child-program.ts';
import { seededRandom } from '../../bench/harness/seeded-random.ts';
import { type EngineNews, engineInputSchema, engineOrderSchema } from './engine-messages.ts';
import { signInWhenAsked } from './sign-in-when-asked.ts';
import { doSomething } from './work-day.ts';

const input = engineInputSchema.parse(childInput());
const random = seededRandom(input.seed);
const meanPauseMs = 1_000;

// Nobody is left to work for.
process.on('disconnect', () => process.exit());
// Where a limit on file sizes stands for a full disk, a write beyond it shall fail and not end the process.
if (process.platform === 'linux') process.on('SIGXFSZ', () => undefined);

function tell(news: EngineNews): void {
  process.send?.(news);
}

const engine = await startEngine({
  directory: input.directory,
  key: Buffer.from(input.key, 'hex'),
  serverUrl: input.serverUrl,
  clock: createSystemClock(businessDate(input.today)),
  monotonic: systemMonotonicClock,
  ids: { next: () => randomUUID() },
  random: Math.random,
  scheduler: timerScheduler,
  log: (level, event, fields = {}) => {
    const line = `${new Date().toISOString()} ${level} ${event} ${JSON.stringify(fields)}\n`;
    process.stderr.write(line);
    if (event === 'engine.bug') tell({ kind: 'bug', what: line });
  },
  host: 'browser',
  version: 'simulation',
});
const { services } = engine;
const client = createRouterClient(engine.router);
let isWorking = input.isWorking;
let password = input.password;
let isStopping = false;

process.on('message', (message) => {
  const order = engineOrderSchema.parse(message);
  if (order.kind === 'work') isWorking = order.isOn;
  else if (order.kind === 'password') password = order.password;
  else if (order.kind === 'state') tell({ kind: 'state', state: present() });
  else isStopping = true;
});

function present() {
  const { phase } = syncState(services);
  const { outbox } = services;
  return { phase, waiting: outbox.counts(actorIdOf(services)).waiting, applied: outbox.applied().length };
}

async function work(): Promise<void> {
  while (!isStopping) {
    await wait(Math.min(8_000, -Math.log(1 - random.next()) * meanPauseMs));
    if (isWorking) await doSomething({ client, services, random, mark: input.mark, tell });
  }
}

async function mindSignIn(): Promise<void> {
  while (!isStopping) {
    await signInWhenAsked({ client, services, userName: input.userName, password: () => password, tell });
    await wait(1_000);
  }
}

tell({ kind: 'ready' });
// The next start is quicker, and this process may be killed before it would leave that behind by itself.
flushCompileCache();
await Promise.all([work(), mindSignIn()]);
await engine.close();
process.disconnect();

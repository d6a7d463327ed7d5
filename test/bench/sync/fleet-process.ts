// Hundreds of workstations that are nothing but their wire, in one process.
import { setTimeout as wait } from 'node:timers/promises';
import { childInput, serveParent } from '../harness/child-program.ts';
import { timed } from '../harness/interleave.ts';
import {
  type FleetAnswer,
  type FleetQuestion,
  fleetInputSchema,
  fleetQuestionSchema,
} from './fleet-messages.ts';
import { Wire } from './wire.ts';
import { WireDevice } from './wire-device.ts';

const { serverUrl, people } = fleetInputSchema.parse(childInput());
const wire = new Wire(serverUrl);
const devices = people.map((name) => new WireDevice(wire, name));
let connected: readonly WireDevice[] = [];
let working: { readonly end: AbortController; readonly done: Promise<unknown> } | undefined;

type Done = Pick<FleetAnswer, 'durationsMs'>;
const nothing: Done = { durationsMs: [] };

/** So many at a time as one machine of a person would never do, but all of them together might. */
const atOnce = 32;

async function inGroups(
  work: (device: WireDevice) => Promise<void>,
  among: readonly WireDevice[],
): Promise<void> {
  const left = [...among];
  const one = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

async function give(question: Extract<FleetQuestion, { kind: 'give' }>): Promise<Done> {
  const durationsMs: number[] = [];
  const giveAll = async (device: WireDevice) => {
    for (let request = 0; request < question.requests; request += 1) {
      const { durationMs } = await timed(() => device.give(question.commandsPerRequest));
      durationsMs.push(durationMs);
    }
  };
  await Promise.all(devices.slice(0, question.devices).map(giveAll));
  return { durationsMs };
}

/** Each at its own moments, spread evenly. */
function work(perMinute: number): void {
  const end = new AbortController();
  const pauseMs = 60_000 / perMinute;
  const each = async (device: WireDevice) => {
    for (;;) {
      await wait(pauseMs * 2 * Math.random(), undefined, { signal: end.signal });
      await device.give(1);
    }
  };
  const untilEnded = (error: unknown) => {
    if (!end.signal.aborted) throw error;
  };
  working = { end, done: Promise.all(connected.map((device) => each(device).catch(untilEnded))) };
}

async function reconnect(): Promise<Done> {
  const durationsMs: number[] = [];
  const one = async (device: WireDevice) => {
    const { durationMs } = await timed(async () => {
      await device.renew();
      await device.connect();
      await device.give(1);
      await device.catchUp();
    });
    durationsMs.push(durationMs);
  };
  await Promise.all(devices.map(one));
  connected = devices;
  return { durationsMs };
}

async function answer(question: FleetQuestion): Promise<Done> {
  switch (question.kind) {
    case 'sign-in':
      await inGroups(async (device) => {
        await device.signIn();
        await device.catchUp(['accounts']);
      }, devices);
      return nothing;
    case 'give':
      return give(question);
    case 'connect':
      connected = devices.slice(question.except);
      await inGroups(async (device) => {
        await device.connect();
        await device.catchUp();
      }, connected);
      return nothing;
    case 'work':
      work(question.perMinute);
      return nothing;
    case 'rest':
      working?.end.abort();
      await working?.done;
      return nothing;
    case 'disconnect':
      for (const device of connected) device.disconnect();
      await Promise.all(connected.map((device) => device.disconnected()));
      return nothing;
    case 'reconnect':
      return reconnect();
  }
}

serveParent({ kind: 'ready' }, async (message) => {
  wire.statuses.clear();
  const { result, durationMs } = await timed(() => answer(fleetQuestionSchema.parse(message)));
  const statuses = Object.fromEntries(wire.statuses);
  return { durationMs, ...result, statuses } satisfies FleetAnswer;
});

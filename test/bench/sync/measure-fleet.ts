import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { type Fleet, failedReplies } from './fleet.ts';

export type GiveOrder = {
  readonly devices: number;
  readonly requests: number;
  readonly commandsPerRequest: number;
  /** Commands per second. */
  readonly atLeast: number;
};

/** How many commands one server process applies that come from several workstations at once. */
export async function measureApplied(fleet: Fleet, order: GiveOrder): Promise<Measurement> {
  const { atLeast, ...asked } = order;
  const { devices, requests, commandsPerRequest } = asked;
  const answer = await fleet.ask({ kind: 'give', ...asked });
  const commands = devices * requests * commandsPerRequest;
  const rate = (commands * 1000) / answer.durationMs;
  const how = commandsPerRequest === 1 ? 'one by one' : `in batches of ${commandsPerRequest}`;
  progress(`commands ${how}: ${rate.toFixed(0)}/s`);
  return {
    name: 'applied',
    part: 'sync',
    title: `commands applied, ${how}, from ${devices} workstations`,
    figures: [
      { side: 'rate', unit: 'commands/s', distribution: distributionOf([rate]) },
      { side: 'a request', unit: 'ms', distribution: distributionOf(answer.durationsMs) },
    ],
    verdicts: [verdict('rate', rate, { unit: 'commands/s', atLeast })],
  };
}

/** The server stops, starts again, and everybody is back at the same moment, each with a command. */
export async function measureReconnect(fleet: Fleet, workstations: number): Promise<Measurement> {
  const answer = await fleet.ask({ kind: 'reconnect' });
  progress(`reconnect: ${(answer.durationMs / 1000).toFixed(1)} s, ${JSON.stringify(answer.statuses)}`);
  const seconds = answer.durationMs / 1000;
  const failed = failedReplies(answer);
  const told = answer.statuses['429'] ?? 0;
  return {
    name: 'reconnect',
    part: 'sync',
    title: `${workstations} workstations reconnect at once`,
    figures: [
      { side: 'all', unit: 's', distribution: distributionOf([seconds]) },
      { side: 'each', unit: 's', distribution: distributionOf(answer.durationsMs.map((ms) => ms / 1000)) },
      { side: 'replies 5xx, or none', unit: 'count', distribution: distributionOf([failed]) },
      { side: 'replies 429', unit: 'count', distribution: distributionOf([told]) },
    ],
    verdicts: [
      verdict('all', seconds, { unit: 's', atMost: 60 }),
      verdict('replies 5xx, or none', failed, { unit: 'count', atMost: 0 }),
    ],
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { type EngineClient, withEngine } from '../read-models/engine-child.ts';
import type { EngineInput } from '../read-models/engine-messages.ts';
import { activityInput } from './activity-input.ts';
import { busyAccountAt, type FleetShape } from './fleet-tenant.ts';
import { openAccount } from './live-account.ts';
import { untilSync } from './workstation.ts';

// The account is open before something happens to it: what its first window costs is not the command's.
const openForMs = 150;

export type VisibleSetting = {
  /** Both are signed in and hold everything. */
  readonly collector: EngineInput;
  readonly manager: EngineInput;
  readonly shape: FleetShape;
  readonly samples: number;
  /** What the other workstations do meanwhile, in words. */
  readonly circumstances: string;
};

/** From giving a command on one workstation until the open account shows it on another. */
export async function measureVisible(setting: VisibleSetting): Promise<Measurement> {
  const { collector, manager, samples, shape } = setting;
  const durationsMs = await withEngine(collector, ({ client: giver }) =>
    withEngine(manager, async ({ client: watcher }) => {
      for (const client of [giver, watcher]) await untilSync(client, ({ phase }) => phase === 'up-to-date');
      const found: number[] = [];
      for (let index = 0; index < samples; index += 1) {
        found.push(await giveAndWatch(giver, watcher, busyAccountAt(index, shape)));
      }
      return found;
    }),
  );
  const distribution = distributionOf(durationsMs);
  return {
    name: 'visible',
    part: 'sync',
    title: `command to visible on another workstation, ${shape.collectors + shape.managers} connected`,
    figures: [{ side: setting.circumstances, unit: 'ms', distribution }],
    verdicts: [
      verdict('p50', distribution.median, { unit: 'ms', atMost: 50 }),
      verdict('p95', distribution.p95, { unit: 'ms', atMost: 250 }),
    ],
  };
}

async function giveAndWatch(giver: EngineClient, watcher: EngineClient, account: string): Promise<number> {
  const shown = await openAccount(watcher, account);
  await wait(openForMs);
  const input = activityInput();
  const seen = shown.showsActivity(input.activityId);
  const startedAt = performance.now();
  const accountId = accountIdSchema.parse(account);
  await giver.commands.submit({ accountId, name: 'activity.log', input });
  const durationMs = (await seen) - startedAt;
  await shown.close();
  return durationMs;
}

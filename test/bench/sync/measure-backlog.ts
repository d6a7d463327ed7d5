import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { withEngine } from '../read-models/engine-child.ts';
import type { EngineInput } from '../read-models/engine-messages.ts';
import { activityInput } from './activity-input.ts';
import { busyAccountAt, type FleetShape } from './fleet-tenant.ts';
import { untilSync } from './workstation.ts';

// As many as fill the engine's time.
const givenAtOnce = 8;

export type BacklogSetting = {
  /** Signed in and with everything; with the server's address. */
  readonly workstation: EngineInput;
  readonly shape: FleetShape;
  readonly commands: number;
};

/** Commands given without the server, then the workstation is started with it: until it has every answer. */
export async function measureBacklog(setting: BacklogSetting): Promise<Measurement> {
  const { workstation, commands } = setting;
  const { serverUrl, ...offline } = workstation;
  progress(`${commands} commands offline`);
  await withEngine(offline, async ({ client }) => {
    let index = 0;
    const giveNext = async () => {
      while (index < commands) {
        const accountId = accountIdSchema.parse(busyAccountAt(index, setting.shape));
        index += 1;
        await client.commands.submit({ accountId, name: 'activity.log', input: activityInput() });
      }
    };
    await Promise.all(Array.from({ length: givenAtOnce }, giveNext));
    await untilSync(client, ({ waitingCount }) => waitingCount === commands);
  });
  progress('with the server');
  const seconds = await withEngine({ ...offline, serverUrl }, async ({ client, startedAt }) => {
    await untilSync(client, ({ phase, waitingCount }) => phase === 'up-to-date' && waitingCount === 0);
    await untilSync(client, ({ attentionCount }) => attentionCount === 0);
    return (performance.timeOrigin + performance.now() - startedAt) / 1000;
  });
  return {
    name: 'backlog',
    part: 'sync',
    title: `backlog of ${commands} offline commands`,
    figures: [{ side: 'until every answer is there', unit: 's', distribution: distributionOf([seconds]) }],
    verdicts: [verdict('whole', seconds, { unit: 's', atMost: 30 })],
  };
}

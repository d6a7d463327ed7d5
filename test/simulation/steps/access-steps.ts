import { checkSessionsEnded } from '../checks/check-sessions-ended.ts';
import { passwords } from '../world/passwords.ts';
import { personAt } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { administer } from './administration-steps.ts';
import type { StepOf } from './step.ts';
import { signIn } from './workstation-steps.ts';

/** Another person sits down at the device and signs in; who was there before did not sign out. */
export function handOver(world: World, { device, person }: StepOf<'hand-over'>): void {
  world.workstationAt(device).person = personAt(person);
  signIn(world, device);
}

/** The administrator revokes the device that stands at this place, where it was ever enrolled. */
export async function revokeDevice(world: World, { device }: StepOf<'revoke-device'>): Promise<void> {
  const deviceId = world.workstationAt(device).running()?.device.deviceId();
  if (deviceId !== undefined) await administer(world, '/v1/admin/devices/revoke', { deviceId });
}

/** Where the device was revoked, the person gets another one. */
export async function enrolAnew(world: World, { device }: StepOf<'enrol-anew'>): Promise<void> {
  const workstation = world.workstationAt(device);
  if (workstation.running()?.sync.state().phase !== 'device-revoked') return;
  await world.time.hold(workstation.replaceDevice());
  signIn(world, device);
}

export async function resetPassword(world: World, step: StepOf<'reset-password'>): Promise<void> {
  const { userId } = personAt(step.person);
  const password = passwords[step.password % passwords.length] ?? passwords[0];
  const reply = await administer(world, '/v1/admin/users/password', { userId, password });
  if (reply?.status !== 200) return;
  world.passwords.prefer(userId, password);
  const { openSessions } = await world.access();
  world.violations.push(...checkSessionsEnded(openSessions, userId));
}

/** The person changes the password over their own line; whether an answer comes or not, they know both. */
export function changePassword(world: World, step: StepOf<'change-password'>): void {
  const process = world.workstationAt(step.device).running();
  const userId = process?.device.session()?.actor.userId;
  if (process === undefined || userId === undefined) return;
  const next = passwords[step.password % passwords.length] ?? passwords[0];
  const change = async (): Promise<void> => {
    const changed = await process.sync.changePassword(world.passwords.of(userId), next);
    if (changed.ok) world.passwords.prefer(userId, next);
  };
  change().catch((error: unknown) => world.reportUnlessDead(process.mortality, error));
}

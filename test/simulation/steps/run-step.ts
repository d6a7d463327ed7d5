import { checkShown } from '../checks/check-shown.ts';
import { copyTenant, restoreTenant } from '../world/tenant-rows.ts';
import type { World } from '../world/world.ts';
import { changePassword, enrolAnew, handOver, resetPassword, revokeDevice } from './access-steps.ts';
import { activate, assignAccount, changeTeam } from './administration-steps.ts';
import { changeLedger, writePoison } from './server-steps.ts';
import type { Step } from './step.ts';
import { dismiss, forge, giveCommands, probe, signIn, tamper, withdraw } from './workstation-steps.ts';

/** Makes a step happen, and lets its time pass. */
export async function runStep(world: World, step: Step): Promise<void> {
  await act(world, step);
  await world.time.pass(step.afterMs);
  world.violations.push(...(await world.time.hold(checkShown(world))));
}

async function act(world: World, step: Step): Promise<unknown> {
  const { server, time } = world;
  switch (step.kind) {
    case 'command':
      return giveCommands(world, step);
    case 'forge':
      return forge(world, step);
    case 'tamper':
      return tamper(world, step);
    case 'probe':
      return probe(world, step);
    case 'withdraw':
      return withdraw(world, step);
    case 'dismiss':
      return dismiss(world, step);
    case 'line':
      return world.network.setQuality(step.device, step.quality);
    case 'kill-workstation':
      return step.points === 1
        ? time.hold(world.workstationAt(step.device).kill())
        : world.workstationAt(step.device).dieAfter(step.points);
    case 'start-workstation':
      return time.hold(world.workstationAt(step.device).start());
    case 'close-workstation':
      return world.during(world.workstationAt(step.device).close());
    case 'kill-server':
      return server.dieAfter(step.points);
    case 'start-server':
      return server.isRunning() ? undefined : time.hold(server.start());
    case 'device-clock':
      world.workstationAt(step.device).clockOffsetMs += step.byMs;
      return;
    case 'server-clock':
      world.serverClockOffsetMs += step.byMs;
      return;
    case 'assign':
      return assignAccount(world, step);
    case 'team':
      return changeTeam(world, step);
    case 'receipts':
      world.workstationAt(step.device).running()?.issueReceipts(step.count);
      return;
    case 'ledger':
      return changeLedger(world, step);
    case 'poison':
      return writePoison(world, step);
    case 'sign-in':
      return signIn(world, step.device);
    case 'hand-over':
      return handOver(world, step);
    case 'revoke-device':
      return revokeDevice(world, step);
    case 'enrol-anew':
      return enrolAnew(world, step);
    case 'activate':
      return activate(world, step);
    case 'reset-password':
      return resetPassword(world, step);
    case 'change-password':
      return changePassword(world, step);
    case 'protocol':
      world.network.lineOf(step.device).major = step.major;
      return;
    case 'copy-server':
      world.copy = await time.hold(copyTenant(world.shared.store, world.tenantId));
      return;
    case 'restore-server':
      return restore(world);
  }
}

/** The operator stops the server, puts the copy back under a new incarnation, and starts it. */
async function restore(world: World): Promise<void> {
  const { copy, server, shared, tenantId, time } = world;
  if (copy === undefined) return;
  await time.hold(server.stop());
  await time.hold(restoreTenant(shared.store, { tenantId, copy, incarnation: world.newId() }));
  world.wasRestored = true;
  world.watch.forgetAnswers();
  await world.refreshAll();
  await time.hold(server.start());
}

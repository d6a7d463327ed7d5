import { implement } from '@orpc/server';
import { adminApi } from '../../src-shared/protocol/admin-api.ts';
import { valueOrThrow } from '../app/api-failure.ts';
import { type CallContext, callerOf } from '../app/call-context.ts';
import type { AdminDesk } from './admin-desk.ts';
import { assignAccounts } from './assign-accounts.ts';
import { checkAudit, listAudit } from './audit-trail.ts';
import { createUser } from './create-user.ts';
import { listDevices, revokeDevice } from './devices.ts';
import { putReference } from './put-reference.ts';
import { resetPassword } from './reset-password.ts';
import { setLease } from './set-lease.ts';
import { createTerritory, listTerritories } from './territories.ts';
import { updateUser } from './update-user.ts';
import { listUsers } from './user-rows.ts';

/** Implements the administration contract on a store; who may call what is decided before. */
export function adminRouter(desk: AdminDesk) {
  const os = implement(adminApi).$context<CallContext>();
  return os.router({
    listUsers: os.listUsers.handler(({ input, context }) => listUsers(desk, callerOf(context), input)),
    createUser: os.createUser.handler(async ({ input, context }) =>
      valueOrThrow(await createUser(desk, callerOf(context), input)),
    ),
    updateUser: os.updateUser.handler(async ({ input, context }) => {
      valueOrThrow(await updateUser(desk, callerOf(context), input));
      return {};
    }),
    resetPassword: os.resetPassword.handler(async ({ input, context }) => {
      valueOrThrow(await resetPassword(desk, callerOf(context), input));
      return {};
    }),
    listTerritories: os.listTerritories.handler(({ input, context }) =>
      listTerritories(desk, callerOf(context), input),
    ),
    createTerritory: os.createTerritory.handler(async ({ input, context }) => {
      await createTerritory(desk, callerOf(context), input.name);
      return {};
    }),
    assign: os.assign.handler(async ({ input, context }) =>
      valueOrThrow(await assignAccounts(desk, callerOf(context), input)),
    ),
    listDevices: os.listDevices.handler(({ input, context }) => listDevices(desk, callerOf(context), input)),
    revokeDevice: os.revokeDevice.handler(async ({ input, context }) => {
      valueOrThrow(await revokeDevice(desk, callerOf(context), input.deviceId));
      return {};
    }),
    putReference: os.putReference.handler(async ({ input, context }) => {
      valueOrThrow(await putReference(desk, callerOf(context), input.document));
      return {};
    }),
    setLease: os.setLease.handler(async ({ input, context }) => {
      await setLease(desk, callerOf(context), input.hours);
      return {};
    }),
    verifyAudit: os.verifyAudit.handler(({ context }) => checkAudit(desk, callerOf(context))),
    listAudit: os.listAudit.handler(({ input, context }) => listAudit(desk, callerOf(context), input)),
  });
}

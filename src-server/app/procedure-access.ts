import type { Role } from '../../src-shared/domain/organisation/actor.ts';
import { roles } from '../../src-shared/domain/organisation/actor.ts';
import { adminApi } from '../../src-shared/protocol/admin-api.ts';
import { sessionApi } from '../../src-shared/protocol/session-api.ts';
import { syncApi } from '../../src-shared/protocol/sync-api.ts';

/** The three contracts that the server answers, by name. */
export const contracts = { session: sessionApi, sync: syncApi, admin: adminApi } as const;

/** Who may call a procedure at all; what they see in it is decided by their scope. */
export type Access = 'anyone' | readonly Role[];

type AccessTable = {
  readonly [Name in keyof typeof contracts]: Readonly<Record<keyof (typeof contracts)[Name], Access>>;
};

const administrators: Access = ['administrator'];

/** Role × procedure: a procedure that is not in this table does not compile. */
export const procedureAccess: AccessTable = {
  session: { signIn: 'anyone', refresh: 'anyone', signOut: roles, changePassword: roles },
  sync: {
    pull: roles,
    commands: roles,
    sealedOutbox: roles,
    sealedFile: roles,
    digest: roles,
    receiptBlock: roles,
  },
  admin: {
    listUsers: administrators,
    createUser: administrators,
    updateUser: administrators,
    resetPassword: administrators,
    listTerritories: administrators,
    createTerritory: administrators,
    assign: ['manager', 'administrator'],
    listDevices: administrators,
    revokeDevice: administrators,
    putReference: administrators,
    setLease: administrators,
    verifyAudit: administrators,
    listAudit: administrators,
  },
};

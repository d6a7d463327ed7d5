import type { FailureCode } from '../../src-shared/domain/failure.ts';
import type { contracts } from './procedure-access.ts';

type FailureTable = {
  readonly [Name in keyof typeof contracts]: Readonly<
    Record<keyof (typeof contracts)[Name], readonly FailureCode[]>
  >;
};

const ended = ['DEVICE_REVOKED', 'USER_INACTIVE', 'PASSWORD_CHANGED'] as const;

/** Why a request that can be read is refused, besides what can happen to any; for the description of the API. */
export const procedureFailures: FailureTable = {
  session: {
    signIn: ['SIGN_IN_FAILED', 'USER_INACTIVE', 'DEVICE_REVOKED', 'FORBIDDEN', 'TOO_MANY_ATTEMPTS'],
    refresh: ['SIGN_IN_NEEDED', ...ended],
    signOut: [],
    changePassword: ['SIGN_IN_FAILED', 'PASSWORD_WEAK', 'TOO_MANY_ATTEMPTS'],
  },
  sync: {
    pull: ['CHECKPOINT_INVALID'],
    commands: ['FORBIDDEN'],
    sealedOutbox: [],
    sealedFile: ['FORBIDDEN', 'ACCOUNT_NOT_FOUND', 'FILE_TYPE_NOT_ALLOWED', 'FILE_DAMAGED'],
    digest: [],
    receiptBlock: [],
  },
  admin: {
    listUsers: [],
    createUser: ['USER_NAME_TAKEN', 'PASSWORD_WEAK', 'TERRITORY_NOT_FOUND'],
    updateUser: ['USER_NOT_FOUND', 'TERRITORY_NOT_FOUND', 'LAST_ADMINISTRATOR'],
    resetPassword: ['USER_NOT_FOUND', 'PASSWORD_WEAK'],
    listTerritories: [],
    createTerritory: [],
    assign: ['ACCOUNT_NOT_FOUND', 'USER_NOT_FOUND', 'TERRITORY_NOT_FOUND'],
    listDevices: [],
    revokeDevice: ['DEVICE_NOT_FOUND'],
    putReference: ['REFERENCE_CHANGED'],
    setLease: [],
    verifyAudit: [],
    listAudit: [],
  },
};

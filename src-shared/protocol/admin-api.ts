import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema } from '../domain/calendar/business-date.ts';
import { freeText } from '../domain/document.ts';
import { accountIdSchema, deviceIdSchema, userIdSchema } from '../domain/ids.ts';
import { roleSchema } from '../domain/organisation/actor.ts';
import { referenceSchema } from '../domain/organisation/reference.ts';

const userNameSchema = freeText(200).min(1);
const personNameSchema = freeText(200).min(1);
const newPasswordSchema = z.string().min(1).max(500);
/** A territory is named by the code that accounts carry. */
export const territorySchema = freeText(100).min(1);

export const userSchema = z.object({
  id: userIdSchema,
  userName: userNameSchema,
  name: personNameSchema,
  role: roleSchema,
  /** False: cannot sign in, and every session has ended. */
  active: z.boolean(),
  /** The territories whose accounts a manager sees: the team. Empty for other roles. */
  territories: z.array(territorySchema).max(1000),
});
export type User = z.infer<typeof userSchema>;

export const deviceSchema = z.object({
  id: deviceIdSchema,
  userId: userIdSchema,
  name: z.string().max(200),
  enrolledAt: instantSchema,
  lastSeenAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
  /** When it last handed in commands from a file that was rolled back or rewritten. */
  chainBrokenAt: instantSchema.nullable(),
});

export const territoryRowSchema = z.object({ name: territorySchema, accounts: z.int().min(0) });

const page = { after: freeText(200).nullable(), limit: z.int().min(1).max(500) };
const nothing = z.object({});
const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path: `/v1/admin${path}`, summary });

/**
 * Administration: for administrators; `assign` for managers, too, between the collectors and within the territories of
 * their team. Whatever lies outside of what the caller may see is answered like what does not exist.
 */
export const adminApi = {
  listUsers: route('POST', '/users/list', 'Users in order of id')
    .input(z.object(page))
    .output(z.object({ users: z.array(userSchema), next: z.string().nullable() })),
  /** Codes: USER_NAME_TAKEN, PASSWORD_WEAK, TERRITORY_NOT_FOUND. */
  createUser: route('POST', '/users', 'Create a user')
    .input(userSchema.omit({ id: true, active: true }).extend({ password: newPasswordSchema }))
    .output(z.object({ id: userIdSchema })),
  /** Changes role, name, activity or territories; the user's scope follows. Codes: USER_NOT_FOUND, LAST_ADMINISTRATOR. */
  updateUser: route('POST', '/users/update', 'Change a user')
    .input(userSchema.omit({ userName: true }))
    .output(nothing),
  /** Sets a password and ends the user's sessions. */
  resetPassword: route('POST', '/users/password', 'Set the password of a user')
    .input(z.object({ userId: userIdSchema, password: newPasswordSchema }))
    .output(nothing),
  listTerritories: route('POST', '/territories/list', 'Territories with the number of their accounts')
    .input(z.object(page))
    .output(z.object({ territories: z.array(territoryRowSchema), next: z.string().nullable() })),
  createTerritory: route('POST', '/territories', 'Create a territory')
    .input(z.object({ name: territorySchema }))
    .output(nothing),
  /** Gives accounts to a collector and, where named, to a territory: all or none. */
  assign: route('POST', '/accounts/assign', 'Reassign accounts')
    .input(
      z.object({
        accountIds: z.array(accountIdSchema).min(1).max(500),
        collectorId: userIdSchema,
        territory: territorySchema.nullable(),
      }),
    )
    .output(z.object({ moved: z.int().min(0) })),
  listDevices: route('POST', '/devices/list', 'Devices in order of id')
    .input(z.object({ ...page, userId: userIdSchema.nullable() }))
    .output(z.object({ devices: z.array(deviceSchema), next: z.string().nullable() })),
  /** Ends the sessions of a device for good and has it drop what it holds at its next contact. */
  revokeDevice: route('POST', '/devices/revoke', 'Revoke a device')
    .input(z.object({ deviceId: deviceIdSchema }))
    .output(nothing),
  /** Writes one document of reference data; `version` must be one above the stored one (REFERENCE_CHANGED). */
  putReference: route('POST', '/reference', 'Write reference data')
    .input(z.object({ document: referenceSchema }))
    .output(nothing),
  /** How long a device may work without the server, in hours. */
  setLease: route('POST', '/lease', 'Set how long devices may work offline')
    .input(z.object({ hours: z.int().min(1).max(168) }))
    .output(nothing),
  verifyAudit: route('POST', '/audit/verify', 'Check the chain of the audit trail')
    .input(nothing)
    .output(
      z.object({
        intact: z.boolean(),
        count: z.int().min(0),
        badRow: z.int().min(1).nullable(),
        reason: z.enum(['changed', 'missing']).nullable(),
      }),
    ),
  listAudit: route('POST', '/audit/list', 'Rows of the audit trail, newest first')
    .input(z.object({ before: z.int().min(1).nullable(), limit: z.int().min(1).max(500) }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            n: z.int().min(1),
            /** Null where the row holds no time of any clock: somebody has changed it. */
            at: instantSchema.nullable(),
            actorId: z.string(),
            deviceId: z.string(),
            action: z.string(),
            subject: z.string(),
          }),
        ),
      }),
    ),
} as const;

import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema } from '../domain/calendar/business-date.ts';
import { freeText } from '../domain/document.ts';
import { accountIdSchema, deviceIdSchema, userIdSchema } from '../domain/ids.ts';
import { roleSchema } from '../domain/organisation/actor.ts';
import { referenceSchema } from '../domain/organisation/reference.ts';
import { isNamedRightly } from '../domain/organisation/settings-of.ts';

const userNameSchema = freeText(200)
  .min(1)
  .describe('What the user signs in with; unique in all of the store.');
const personNameSchema = freeText(200).min(1).describe('The name to show.');
const newPasswordSchema = z
  .string()
  .min(1)
  .max(500)
  .describe(
    '12 characters or more, 5 of them different, and not easily guessed (PASSWORD_WEAK says the rule).',
  );
export const territorySchema = freeText(100)
  .min(1)
  .describe('The code of a territory, as accounts carry it.');

export const userSchema = z.object({
  id: userIdSchema.describe('Id of the user.'),
  userName: userNameSchema,
  name: personNameSchema,
  role: roleSchema,
  active: z.boolean().describe('False: cannot sign in, and every session has ended.'),
  territories: z
    .array(territorySchema)
    .max(1000)
    .describe('The territories whose accounts a manager sees: the team. Empty for every other role.'),
});
export type User = z.infer<typeof userSchema>;

export const deviceSchema = z.object({
  id: deviceIdSchema.describe('Id of the device: what a revocation names.'),
  userId: userIdSchema.describe('Who signed in on it last.'),
  name: z
    .string()
    .max(200)
    .describe('As the device calls itself, often the name of its computer; not unique.'),
  enrolledAt: instantSchema.describe('Its first sign-in.'),
  lastSeenAt: instantSchema
    .nullable()
    .describe('When it was last known to be there: at most five minutes behind while it is connected.'),
  revokedAt: instantSchema.nullable().describe('Since when it is revoked, for good.'),
  chainBrokenAt: instantSchema
    .nullable()
    .describe('When it last handed in commands from a file that was rolled back or rewritten.'),
});

export const territoryRowSchema = z.object({
  name: territorySchema,
  accounts: z.int().min(0).describe('How many accounts it has.'),
});

const page = {
  after: freeText(200).nullable().describe('`next` of the page before; null for the first page.'),
  limit: z.int().min(1).max(500).describe('Rows of the page at most.'),
};
const next = z.string().nullable().describe('Where the next page begins; null: this was the last.');
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
    .output(z.object({ users: z.array(userSchema), next })),
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
    .output(z.object({ territories: z.array(territoryRowSchema), next })),
  createTerritory: route('POST', '/territories', 'Create a territory')
    .input(z.object({ name: territorySchema }))
    .output(nothing),
  /** Gives accounts to a collector and, where named, to a territory: all or none. */
  assign: route('POST', '/accounts/assign', 'Give accounts to a collector')
    .input(
      z.object({
        accountIds: z
          .array(accountIdSchema)
          .min(1)
          .max(500)
          .describe('Ids as a pull of the collection `accounts` gives them (/v1/sync/pull).'),
        collectorId: userIdSchema.describe('An active collector or field agent.'),
        territory: territorySchema.nullable().describe('Null: every account stays in its territory.'),
      }),
    )
    .output(z.object({ moved: z.int().min(0).describe('How many were not so before.') })),
  listDevices: route('POST', '/devices/list', 'Devices in order of id')
    .input(z.object({ ...page, userId: userIdSchema.nullable().describe('Of whom; null: of all.') }))
    .output(z.object({ devices: z.array(deviceSchema), next })),
  /** Ends the sessions of a device for good and has it drop what it holds at its next contact. */
  revokeDevice: route('POST', '/devices/revoke', 'Revoke a device')
    .input(z.object({ deviceId: deviceIdSchema }))
    .output(nothing),
  /** Writes one document of reference data; `version` must be one above the stored one (REFERENCE_CHANGED). */
  putReference: route('POST', '/reference', 'Write reference data')
    .input(
      z.object({
        document: referenceSchema
          .refine(isNamedRightly, { path: ['id'], error: 'is the name of another kind' })
          .refine(({ kind }) => kind !== 'people', {
            path: ['kind'],
            error: 'the server writes it from its users',
          })
          .describe('`version` is one above the stored one, `seq` 0.'),
      }),
    )
    .output(nothing),
  /** How long a device may work without the server, in hours. */
  setLease: route('POST', '/lease', 'Set how long devices may work offline')
    .input(z.object({ hours: z.int().min(1).max(168).describe('From the next contact of each device on.') }))
    .output(nothing),
  verifyAudit: route('POST', '/audit/verify', 'Check the chain of the audit trail')
    .input(nothing)
    .output(
      z.object({
        intact: z.boolean(),
        count: z.int().min(0).describe('Rows of an intact trail.'),
        badRow: z.int().min(1).nullable().describe('The first row that is not as it was written.'),
        reason: z.enum(['changed', 'missing']).nullable(),
      }),
    ),
  listAudit: route('POST', '/audit/list', 'Rows of the audit trail, newest first')
    .input(
      z.object({
        before: z.int().min(1).nullable().describe('Rows before this one; null: the newest.'),
        limit: page.limit,
      }),
    )
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

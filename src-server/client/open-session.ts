import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { deviceIdSchema } from '../../src-shared/domain/ids.ts';
import type { Actor } from '../../src-shared/domain/organisation/actor.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { sessionApi } from '../../src-shared/protocol/session-api.ts';
import { type CallServer, createCaller } from './call-server.ts';
import { openDeviceFile } from './device-file.ts';

/** Whom to sign in where, and the data folder that keeps the device. */
export type SignIn = {
  readonly serverUrl: string;
  readonly userName: string;
  readonly password: string;
  readonly dataFolder: string;
};

/** A session of an operator's command on a running server. */
export type ClientSession = {
  readonly call: CallServer;
  readonly accessToken: string;
  readonly actor: Actor;
  readonly organisation: Organisation;
  /** Signs out: a command leaves no session behind. */
  readonly end: () => Promise<void>;
};

const leaseNonceBytes = 16;

/** Signs in with the device of the data folder. Throws a StartFailure in words. */
export async function openSession({
  serverUrl,
  userName,
  password,
  dataFolder,
}: SignIn): Promise<ClientSession> {
  const device = await openDeviceFile(dataFolder);
  const reply = await createCaller(serverUrl)(sessionApi.signIn, {
    userName,
    password,
    deviceId: deviceIdSchema.parse(device.deviceId),
    deviceName: `npm run admin, ${hostname()}`.slice(0, 200),
    devicePublicKey: device.publicKey,
    // The lease is for those who work offline; nobody looks at this one.
    leaseNonce: randomBytes(leaseNonceBytes).toString('base64url'),
  });
  const call = createCaller(serverUrl, reply.accessToken);
  return {
    call,
    accessToken: reply.accessToken,
    actor: reply.actor,
    organisation: reply.organisation,
    end: async () => {
      await call(sessionApi.signOut, {});
    },
  };
}

/** Runs work in a session that ends with it. */
export async function inSession<Value>(
  signIn: SignIn,
  work: (session: ClientSession) => Promise<Value>,
): Promise<Value> {
  const session = await openSession(signIn);
  const value = await work(session).catch(async (error: unknown) => {
    // What went wrong first is what is told.
    await session.end().catch(() => undefined);
    throw error;
  });
  await session.end();
  return value;
}

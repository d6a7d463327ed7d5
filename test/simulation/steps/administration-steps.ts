import { randomBytes } from 'node:crypto';
import { newSigningKeys } from '../../../src-server/identity/signing-keys.ts';
import { sessionReplySchema } from '../../../src-shared/protocol/session-api.ts';
import { accountIdOf } from '../world/ledger.ts';
import { ProcessDied } from '../world/mortality.ts';
import { userNameOf } from '../world/organisation.ts';
import { collectors, people, personAt, territories } from '../world/people.ts';
import { protocolHeaders, type WireReply } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import type { StepOf } from './step.ts';

/** The administrator's own program is none of the workstations. */
const consoleDevice = -1;

/** The account goes to a collector and a territory. */
export async function assignAccount(world: World, step: StepOf<'assign'>): Promise<void> {
  const collector = collectors[step.collector % collectors.length];
  const territory = territories[step.territory % territories.length];
  const accountIds = [accountIdOf(step.account)];
  await administer(world, '/v1/admin/accounts/assign', {
    accountIds,
    collectorId: collector?.userId,
    territory,
  });
}

/** The manager sees the accounts of other territories from now on. */
export async function changeTeam(world: World, step: StepOf<'team'>): Promise<void> {
  const manager = people.find(({ role }) => role === 'manager');
  const names = step.territories.flatMap((index) => territories[index] ?? []);
  await updateUser(world, manager?.userId, { territories: names });
}

/** The person cannot sign in any more, or can again. The administrator stays: somebody has to. */
export async function activate(world: World, { person, active }: StepOf<'activate'>): Promise<void> {
  const { userId, role } = personAt(person);
  if (role !== 'administrator') await updateUser(world, userId, { active });
}

/** Changes a user and leaves everything else of them as it is. */
async function updateUser(
  world: World,
  userId: string | undefined,
  change: { readonly active?: boolean; readonly territories?: readonly string[] },
): Promise<void> {
  const { users } = await world.access();
  const user = users.find(({ id }) => id === userId);
  if (user === undefined) throw new RangeError(`there is no user ${userId}`);
  await administer(world, '/v1/admin/users/update', { ...user, name: user.id, ...change });
}

/**
 * Signs in as the administrator and asks for one thing; what it was answered, `undefined` where the server died over
 * it, so that it may have happened or not.
 */
export async function administer(
  world: World,
  path: string,
  content: unknown,
): Promise<WireReply | undefined> {
  const token = await signInAtConsole(world);
  if (token === undefined) return undefined;
  // In between the answer and the next look nobody asks for anything.
  const reply = await send(world, path, content, token);
  await world.refreshScope();
  if (reply === undefined || reply.status === 200 || isOfNobody(reply)) return reply;
  report(world, `${path}: ${reply.status} ${reply.body}`);
  return reply;
}

/** Nobody was ever at the device, or the collector is not active. */
function isOfNobody({ status, body }: WireReply): boolean {
  return status === 404 && /"(USER|DEVICE)_NOT_FOUND"/.test(body);
}

function report(world: World, detail: string): void {
  world.violations.push({ check: 'no fault of the program itself', detail });
}

async function signInAtConsole(world: World): Promise<string | undefined> {
  const administrator = people.find(({ role }) => role === 'administrator');
  const { userId = '' } = administrator ?? {};
  for (const password of world.passwords.candidates(userId)) {
    const reply = await send(world, '/v1/session', {
      userName: userNameOf(world.tenantId, userId),
      password,
      deviceId: world.newId(),
      deviceName: 'Console',
      devicePublicKey: newSigningKeys().publicKey,
      leaseNonce: randomBytes(16).toString('base64url'),
    });
    if (reply?.status === 200) return sessionReplySchema.parse(JSON.parse(reply.body)).accessToken;
    // A password that was refused, or guessing that is slowed: the administrator comes back later.
    if (reply === undefined || reply.status === 401 || reply.status === 429) continue;
    report(world, `/v1/session: ${reply.status} ${reply.body}`);
  }
  return undefined;
}

async function send(
  world: World,
  path: string,
  content: unknown,
  token?: string,
): Promise<WireReply | undefined> {
  if (!world.server.isRunning()) return undefined;
  const request = {
    device: consoleDevice,
    method: 'POST',
    path,
    headers: protocolHeaders(token),
    body: JSON.stringify(content),
  };
  try {
    return await world.time.hold(world.server.answer(request));
  } catch (error) {
    if (error instanceof ProcessDied) return undefined;
    throw error;
  }
}

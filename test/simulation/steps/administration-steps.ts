import { newSigningKeys } from '../../../src-server/identity/signing-keys.ts';
import { sessionReplySchema } from '../../../src-shared/protocol/session-api.ts';
import { accountIdOf } from '../world/ledger.ts';
import { ProcessDied } from '../world/mortality.ts';
import { password, userNameOf } from '../world/organisation.ts';
import { collectors, people, territories } from '../world/people.ts';
import { protocolHeaders } from '../world/wire.ts';
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
  const { userId: id = '' } = manager ?? {};
  const user = { id, name: id, role: 'manager', active: true, territories: names };
  await administer(world, '/v1/admin/users/update', user);
}

/** Signs in as the administrator and asks for one thing. What the server died over may have happened or not. */
async function administer(world: World, path: string, content: unknown): Promise<void> {
  const token = await signInAtConsole(world);
  if (token === undefined) return;
  // In between the answer and the next look nobody asks for anything.
  const reply = await send(world, path, content, token);
  await world.refreshScope();
  if (reply === undefined || reply.status === 200) return;
  const detail = `${path}: ${reply.status} ${reply.body}`;
  world.violations.push({ check: 'no fault of the program itself', detail });
}

async function signInAtConsole(world: World): Promise<string | undefined> {
  const administrator = people.find(({ role }) => role === 'administrator');
  const reply = await send(world, '/v1/session', {
    userName: userNameOf(world.tenantId, administrator?.userId ?? ''),
    password,
    deviceId: world.newId(),
    deviceName: 'Console',
    devicePublicKey: newSigningKeys().publicKey,
  });
  if (reply?.status !== 200) return undefined;
  return sessionReplySchema.parse(JSON.parse(reply.body)).accessToken;
}

async function send(world: World, path: string, content: unknown, token?: string) {
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

import type { RequestOf } from '../../src-shared/contract/document-request.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { assertNotLocked } from './account-calls.ts';
import { groupMembers } from './account-group.ts';
import { partiesOf } from './document-parties.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { type EngineServices, presentRules } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import type { GroupMember, GroupStatementContent, StatementFrame } from './ports/documents-port.ts';
import { isReplicaShown } from './replica-shown.ts';
import { statedAccount, statementFrame } from './statement-content.ts';

type GroupServices = Pick<
  EngineServices,
  'device' | 'reader' | 'clock' | 'rules' | 'readModels' | 'refresher'
>;

/** More than one: then none is kept in memory in the place of an account that somebody works on. */
const accountsAtOnce = 2;

/**
 * What the consolidated statement of a group of companies is made of. Its accounts are loaded a few at a time and only what
 * is printed of each is kept: a group takes no more memory than its paper. Each account is of one moment, the group is
 * not: what arrives while it is read is in the accounts that are read later.
 * @throws {FailureError} GROUP_NOT_FOUND where the account is at the top of no group, GROUP_NOT_COUNTED where nobody can
 * say yet which accounts belong to it, or why the device is locked.
 */
export async function groupStatementContent(
  services: GroupServices,
  organisation: Organisation,
  request: RequestOf<'group-statement'>,
): Promise<GroupStatementContent> {
  assertNotLocked(services.device);
  const memberIds = await membersOf(services, request.accountId);
  const rules = presentRules(services);
  let top: StatementFrame | undefined;
  const members: GroupMember[] = [];
  for await (const { aggregate } of accountsOf(services, memberIds)) {
    const { account } = aggregate;
    top ??= statementFrame(partiesOf(organisation, aggregate), account, rules, request);
    const { number, name } = account;
    members.push({ account: { number, name }, ...statedAccount(aggregate, rules, request) });
  }
  const [first, ...others] = members;
  if (top === undefined || first === undefined) throw new FailureError(failure('GROUP_NOT_FOUND'));
  return { kind: 'group-statement', ...top, members: [first, ...others], isWhole: isWhole(services) };
}

async function membersOf(
  services: GroupServices,
  headId: RequestOf<'group-statement'>['accountId'],
): Promise<readonly string[]> {
  const { readModels, refresher, device } = services;
  // Whose parent has just changed is known once its row is computed.
  await refresher.settled();
  if (!isReplicaShown(device) || readModels.companyOf(headId) !== headId)
    throw new FailureError(failure('GROUP_NOT_FOUND'));
  if (readModels.staleCount() > 0) throw new FailureError(failure('GROUP_NOT_COUNTED'));
  return groupMembers(services, headId).map(({ accountId }) => accountId);
}

async function* accountsOf(
  { reader, device }: GroupServices,
  accountIds: readonly string[],
): AsyncGenerator<EffectiveAccount> {
  for (let start = 0; start < accountIds.length; start += accountsAtOnce) {
    const ids = accountIds.slice(start, start + accountsAtOnce);
    const loaded = await reader.loadHeld(ids);
    assertNotLocked(device);
    for (const accountId of ids) {
      const effective = loaded.effective(accountId);
      // Gone between the list and the reading: the list is out of date, and so would be the paper.
      if (effective === undefined) throw new FailureError(failure('GROUP_NOT_COUNTED'));
      yield effective;
    }
  }
}

/** Only an administrator sees the accounts of everybody; all others may lack some, and no device knows which. */
function isWhole({ device }: GroupServices): boolean {
  return device.session()?.actor.role === 'administrator';
}

import type { SealedCommand, SealedOutboxReply } from '../../src-shared/protocol/sealed-outbox-api.ts';
import { type RecoveryKeys, readRecoveryKeys } from '../identity/recovery-keys.ts';
import type { Session } from '../identity/session.ts';
import { type CommandDesk, judgeCommands } from '../judge/judge-commands.ts';
import type { JudgeResult } from '../judge/judge-context.ts';
import { appendAudit } from '../store/audit.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { openCommand } from './open-command.ts';

type Result = SealedOutboxReply['results'][number];
type Problem = NonNullable<Result['problem']>;
type Opened = { readonly record: SealedCommand; readonly command: unknown };

/**
 * Judges commands that another device of the same person has sealed, in the order in which they were given, each as if
 * that device had sent it: its numbers, its outcomes, its id in the trail; once, however often it comes. What is of
 * another person is not opened. The answers are in the order of the records.
 */
export async function handInSealed(
  desk: CommandDesk,
  session: Session,
  records: readonly SealedCommand[],
): Promise<readonly Result[]> {
  const keysOf = await readKeys(desk, session, records);
  const answers = new Map<SealedCommand, Result>();
  const opened: Opened[] = [];
  for (const record of records) {
    const content = openOwn(keysOf, session, record);
    if (typeof content === 'string') answers.set(record, unopened(record, content));
    else opened.push({ record, command: content.command });
  }
  for (const [deviceId, ofDevice] of Map.groupBy(opened, ({ record }) => record.deviceId)) {
    const ordered = ofDevice.toSorted((one, other) => one.record.position - other.record.position);
    const judged = await judgeAs(desk, { ...session, deviceId }, ordered);
    ordered.forEach((one, index) => void answers.set(one.record, answerOf(one, judged[index])));
  }
  const results = records.map((record) => answers.get(record) ?? unopened(record, 'NOT_DECIDED'));
  await note(desk, session, keysOf.devices, results, records);
  return results;
}

type Keys = {
  readonly organisation: RecoveryKeys;
  /** The public keys of those devices of the records that the organisation knows. */
  readonly devices: ReadonlyMap<string, string>;
};

function readKeys(
  { store }: CommandDesk,
  { tenantId }: Session,
  records: readonly SealedCommand[],
): Promise<Keys> {
  const ids = [...new Set(records.map(({ deviceId }) => deviceId))];
  return inTenant(store.db, tenantId, async (trx) => {
    const rows = await trx
      .selectFrom('device')
      .select(['id', 'public_key'])
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', ids)
      .execute();
    const devices = new Map(rows.map((row) => [row.id, row.public_key]));
    return { organisation: await readRecoveryKeys(trx, tenantId), devices };
  });
}

function openOwn(
  { organisation, devices }: Keys,
  { actor }: Session,
  record: SealedCommand,
): { readonly command: unknown } | Problem {
  if (record.userId !== actor.userId) return 'ANOTHER_USER';
  const devicePublicKey = devices.get(record.deviceId);
  if (devicePublicKey === undefined) return 'SEAL_BROKEN';
  return openCommand(organisation, devicePublicKey, record) ?? 'SEAL_BROKEN';
}

function judgeAs(
  desk: CommandDesk,
  session: Session,
  opened: readonly Opened[],
): Promise<readonly JudgeResult[]> {
  return judgeCommands(
    desk,
    session,
    opened.map(({ command }) => command),
  );
}

function unopened({ commandId }: SealedCommand, problem: Problem): Result {
  return { commandId, outcome: null, problem, command: null };
}

function answerOf({ record, command }: Opened, judged: JudgeResult | undefined): Result {
  const outcome = judged?.outcome ?? null;
  const problem = judged === undefined ? 'NOT_DECIDED' : judged.problem;
  // What was applied arrives by the feed; the rest is shown to the person who gave it.
  const isNeeded = outcome?.status !== 'applied' && problem !== 'NOT_DECIDED';
  return { commandId: record.commandId, outcome, problem, command: isNeeded ? command : null };
}

const unknownDevice = 'unknown';

/** One row of the trail for each device whose records came, of the device that handed them in. */
async function note(
  { store, clock }: CommandDesk,
  { tenantId, actor, deviceId }: Session,
  devices: Keys['devices'],
  results: readonly Result[],
  records: readonly SealedCommand[],
): Promise<void> {
  const who = { tenantId, at: clock(), actorId: actor.userId, deviceId, action: 'sealed-outbox.handed-in' };
  const answered = results.map((result, index) => ({ result, from: records[index]?.deviceId ?? '' }));
  // An id that no device of the organisation has is whatever somebody made up.
  const bySubject = Map.groupBy(answered, ({ from }) => (devices.has(from) ? from : unknownDevice));
  await inTenant(store.db, tenantId, async (trx) => {
    for (const [subject, ofSubject] of bySubject) {
      const byKind = Map.groupBy(ofSubject, ({ result }) => kindOf(result));
      const detail = Object.fromEntries(
        [...byKind].map(([kind, ofKind]) => [kind, ofKind.map(({ result }) => result.commandId)]),
      );
      await appendAudit(trx, { ...who, subject, detail });
    }
  });
}

function kindOf({ outcome, problem }: Result): string {
  return outcome?.status ?? problem ?? 'NOT_DECIDED';
}

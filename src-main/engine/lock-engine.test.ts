import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { accountIdSchema, userIdSchema } from '../../src-shared/domain/ids.ts';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  until,
} from './engine.fixture.ts';

const passphrase = 'four rainy days';
const list = { offset: 0, limit: 50, search: '', filter: 'all' } as const;
const worklist = { ...list, sort: 'priority', direction: 'descending' } as const;

/** The names of all procedures of the contract, so that one that is new is asked as well. */
function procedurePaths(node: object, path: readonly string[] = []): (readonly string[])[] {
  if ('~orpc' in node) return [path];
  return Object.entries(node).flatMap(([name, child]) =>
    typeof child === 'object' && child !== null ? procedurePaths(child, [...path, name]) : [],
  );
}

type Call = (input: unknown) => Promise<unknown>;

function callAt(client: unknown, path: readonly string[]): Call {
  return path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], client) as Call;
}

/** What a call answers, of a live view the first message, as text; of a refusal its text. */
async function answerOf(call: Call, input: unknown): Promise<string> {
  try {
    const answer = await call(input);
    const isView = typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
    return JSON.stringify(isView ? await firstOf(answer as AsyncIterable<unknown>) : answer) ?? '';
  } catch (error) {
    return `${String(error)} ${JSON.stringify(error)}`;
  }
}

describe('an engine whose screens are locked', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let workstation: TestWorkstation;
  let names: readonly string[] = [];
  const client = () => clientOf(workstation);
  const userId = () => userIdSchema.parse(workstation.engine.services.device.session()?.actor.userId);
  const lockOf = async () => (await firstOf(await client().session.watch()))?.lock;
  const untilUpToDate = async () => {
    await until(() => workstation.engine.services.sync.state().phase === 'up-to-date', 'up to date');
    await workstation.engine.services.refresher.settled();
  };
  const accountIdOf = async () =>
    accountIdSchema.parse((await firstWindowOf(await client().worklist.watch(worklist))).rows[0]?.accountId);
  /** Inputs that every procedure that answers about accounts takes, more than it asks for or less. */
  const inputsOf = (accountId: string) => [
    undefined,
    { accountId, locale: 'en', channel: 'call', contactName: '', invoiceIds: [] },
    { ...list, accountId },
    { ...list, accountId, filter: 'open', sort: 'due', direction: 'ascending', choice: [] },
    worklist,
    { offset: 0, limit: 50 },
    { asOf: server.today },
  ];

  /** So that the register of issued documents has something to tell. */
  const recordStatement = async () => {
    const request = { kind: 'statement', accountId: await accountIdOf(), locale: 'en' } as const;
    await client().documents.issue({ request, means: 'saved', seenInputHash: null });
  };

  beforeAll(async () => {
    server = await startServerProcess();
    workstation = await startWorkstation({
      serverUrl: server.url,
      today: server.today,
      signIn: server.signIn('collector'),
    });
    await untilUpToDate();
    const { rows } = await firstWindowOf(await client().worklist.watch(worklist));
    // A number of four digits is also somewhere among the rules of the organisation.
    const rules = JSON.stringify(await firstOf(await client().session.watch()));
    names = rows.flatMap(({ name, number }) => [name, number]).filter((text) => !rules.includes(text));
    expect(names.length).toBeGreaterThan(20);
    await recordStatement();
    await client().lock.setPassphrase({ present: null, next: passphrase });
  }, 60_000);
  afterAll(async () => {
    await workstation.remove();
    await server.remove();
  });

  it('answers no procedure of the contract with anything of an account, asked as it would be when open', async () => {
    const accountId = await accountIdOf();
    const paths = procedurePaths(engineContract).filter((path) => path.join('.') !== 'lock.now');
    expect(paths.length).toBeGreaterThan(40);
    const leaking = async () => {
      const found: string[] = [];
      for (const path of paths) {
        for (const input of inputsOf(accountId)) {
          const answer = await answerOf(callAt(client(), path), input);
          if (names.some((name) => answer.includes(name))) found.push(path.join('.'));
        }
      }
      return [...new Set(found)];
    };
    expect(await leaking()).toEqual(
      expect.arrayContaining(['worklist.watch', 'account.watch', 'documents.watch']),
    );
    await client().lock.now();
    expect(await leaking()).toEqual([]);
    expect(await lockOf()).toBe('PASSPHRASE_NEEDED');
    await client().lock.open({ passphrase });
  });

  it('empties the views that are open, goes on with the sync, and fills them again', async () => {
    const controller = new AbortController();
    const view = await client().worklist.watch(worklist, { signal: controller.signal });
    const heads: number[] = [];
    const next = async () => {
      const step = await view.next();
      if (!step.done && step.value.kind === 'window') heads.push(step.value.head.total);
      else if (!step.done) heads.push(step.value.head?.total ?? -1);
      return heads.at(-1);
    };
    expect(await next()).toBeGreaterThan(10);
    await client().lock.now();
    expect(await next()).toBe(0);
    await until(() => workstation.engine.services.sync.state().phase === 'up-to-date', 'up to date');
    await client().lock.open({ passphrase });
    // Accounts may have been computed meanwhile.
    expect(await next()).toBeGreaterThanOrEqual(heads[0] ?? Number.POSITIVE_INFINITY);
    controller.abort();
  });

  it('takes no command, keeps the last words that were typed, and gives them back when it is open', async () => {
    const accountId = await accountIdOf();
    await client().lock.now();
    const command = { accountId, name: 'activity.log', input: noteInput() } as const;
    await expect(client().commands.submit(command)).rejects.toMatchObject({
      data: { code: 'PASSPHRASE_NEEDED' },
    });
    const locked = { data: { code: 'PASSPHRASE_NEEDED' } };
    const commandId = '5c1d7f5e-8d0f-4f5e-9a3e-0b8a3f5d2c11';
    await expect(client().commands.withdraw({ commandId })).rejects.toMatchObject(locked);
    await expect(client().attention.dismiss({ commandId })).rejects.toMatchObject(locked);
    await client().drafts.keep({ changes: { note: 'half a sentence' }, userId: userId() });
    expect(await firstOf(await client().drafts.watch())).toBeNull();
    await expect(client().device.report()).rejects.toMatchObject({ data: { code: 'PASSPHRASE_NEEDED' } });
    await client().lock.open({ passphrase });
    const kept = { userId: userId(), texts: { note: 'half a sentence' } };
    expect(await firstOf(await client().drafts.watch())).toEqual(kept);
    const changes = { note: 'of somebody else' };
    await client().drafts.keep({ changes, userId: userIdSchema.parse('somebody-else') });
    expect(await firstOf(await client().drafts.watch())).toEqual(kept);
  });

  it('is locked after a restart without a server, and opens there', async () => {
    await server.kill();
    workstation = await workstation.restart();
    expect(await lockOf()).toBe('PASSPHRASE_NEEDED');
    expect((await firstWindowOf(await client().worklist.watch(worklist))).rows).toEqual([]);
    await expect(client().lock.open({ passphrase: 'not it' })).rejects.toMatchObject({
      data: { code: 'PASSPHRASE_WRONG' },
    });
    await client().lock.open({ passphrase });
    expect((await firstWindowOf(await client().worklist.watch(worklist))).rows.length).toBeGreaterThan(10);
    await server.start();
  });

  it('opens for the password of the server as well, which the forgotten passphrase makes way for', async () => {
    await client().lock.now();
    const { userName, password } = server.signIn('collector');
    await expect(client().session.signIn({ userName, password: 'wrong' })).rejects.toMatchObject({
      data: { code: 'SIGN_IN_FAILED' },
    });
    expect(await lockOf()).toBe('PASSPHRASE_NEEDED');
    await client().session.signIn({ userName, password });
    expect(await lockOf()).toBeNull();
    expect(await firstOf(await client().lock.watch())).toMatchObject({ hasPassphrase: false });
    expect(await client().enrolment.offer()).toMatchObject({ userName });
  });
});

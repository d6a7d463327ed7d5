import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import type { TrainingView } from '../../src-shared/contract/training-view.ts';
import { entriesOf } from '../engine/account-lists.fixture.ts';
import { firstOf, firstWindowOf, until } from '../engine/engine.fixture.ts';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import {
  connectEngine,
  type EngineClient,
  endHost,
  type HostProcess,
  makeHostFolder,
  redeem,
  type Session,
  startHostProcess,
} from './browser-host.fixture.ts';
import { type CountedLine, countLineTo } from './counted-line.fixture.ts';

describe('a training in the browser host', { timeout: 300_000 }, () => {
  const folder = makeHostFolder();
  let server: ServerProcess;
  let line: CountedLine;
  let host: HostProcess;
  let letIn: Session;
  let args: readonly string[];
  /** The account on which something was recorded before the training, while the server was away. */
  let accountId: string;
  const input = noteInput();

  beforeAll(async () => {
    server = await startServerProcess();
    line = await countLineTo(server.url);
    const signInFile = folder.signInFile(server.signIn('manager'));
    const place = ['--data', folder.data, '--renderer', folder.renderer, '--server', line.url];
    args = [...place, '--today', server.today, '--sign-in-file', signInFile];
    host = await startHostProcess(args);
    letIn = await redeem(host);
  });
  afterAll(async () => {
    await endHost(host, 'SIGKILL');
    await line.close();
    await server.remove();
    folder.remove();
  });

  const realFiles = () => hashesIn(folder.data, (name) => !name.startsWith('training'));
  const trainingFolder = join(folder.data, 'training');

  it('changes no byte of real work and sends nothing to its server, whatever is recorded', async () => {
    const work = await connectEngine(host, letIn);
    accountId = await firstAccountId(work);
    await server.kill();
    await work.commands.submit({ accountId, name: 'activity.log', input });
    await server.start();
    const offered = await firstOf(await work.training.watch());
    expect(offered).toEqual({ state: 'off', isTraining: false, hasFailed: false });
    await work.training.enter();
    const training = await connectWhen((view) => view.isTraining && view.state === 'on');
    const files = realFiles();
    const sent = line.count();
    expect(Object.keys(files)).toContain('workstation/workstation.sqlite');

    const session = await firstOf(await training.session.watch());
    expect(session).toMatchObject({ isTraining: true, actor: { role: 'manager' } });
    const trained = await firstAccountId(training);
    await training.commands.submit({ accountId: trained, name: 'activity.log', input: noteInput() });
    await training.drafts.keep({
      changes: { note: 'half a sentence' },
      userId: session?.actor.userId ?? never('nobody is signed in'),
    });
    await until(async () => (await firstOf(await training.sync.watch())).waitingCount === 0, 'judged');
    expect(await entriesOf(training, trained, 'activity')).not.toEqual([]);
    await training.sync.now();
    // Long enough for a workstation that was still at work to have asked its server for something.
    await wait(2_000);
    expect(realFiles()).toEqual(files);
    expect(line.count()).toEqual(sent);
    expect(existsSync(join(trainingFolder, 'workstation', 'workstation.sqlite'))).toBe(true);
  });

  it('gives real work back as it was left, and keeps nothing of the training', async () => {
    const training = await connectEngine(host, letIn);
    const leaving = training.training.leave();
    // The line may be cut before the answer is through.
    await leaving.catch(() => undefined);
    const work = await connectWhen((view) => !view.isTraining && view.state === 'off');
    expect(existsSync(trainingFolder)).toBe(false);
    expect(await firstOf(await work.session.watch())).toMatchObject({ isTraining: false });
    expect(await firstOf(await work.drafts.watch())).toMatchObject({ texts: {} });
    await until(async () => (await firstOf(await work.sync.watch())).waitingCount === 0, 'sent');
    const entries = await entriesOf(work, accountId, 'activity');
    expect(
      entries.filter(({ activity }) => activity.kind === 'note' && activity.id === input.activityId),
    ).toHaveLength(1);
    const refused = await firstWindowOf(await work.attention.watch({ offset: 0, limit: 10 }));
    expect(refused.rows).toEqual([]);
  });

  it('begins with real work after a crash in the middle of a training, and removes what was left', async () => {
    const work = await connectEngine(host, letIn);
    await work.training.enter();
    await connectWhen((view) => view.state === 'on');
    const trainingUrl = serverUrlIn(trainingFolder);
    await endHost(host, 'SIGKILL');
    // The server of a training goes with its host, however that ends.
    await until(() => isGone(trainingUrl), 'the server of the training has ended');
    host = await startHostProcess(args);
    expect(existsSync(trainingFolder)).toBe(false);
    const again = await connectEngine(host, letIn);
    expect(await firstOf(await again.training.watch())).toMatchObject({ state: 'off', isTraining: false });
    expect(await entriesOf(again, accountId, 'activity')).not.toEqual([]);
  });

  /** The engine that answers once it says this of the training; asked for now and then, it takes its time. */
  async function connectWhen(holds: (view: TrainingView) => boolean): Promise<EngineClient> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      await wait(500);
      const client = await connectEngine(host, letIn).catch(() => undefined);
      const view = client && (await viewOf(client));
      if (view?.hasFailed) throw new Error('the training did not start');
      if (client !== undefined && view !== undefined && holds(view)) return client;
    }
    throw new Error('the engine that was asked for never answered');
  }
});

/** Undefined where one engine gives way to the other at this moment. */
async function viewOf(client: EngineClient): Promise<TrainingView | undefined> {
  try {
    return await firstOf(await client.training.watch());
  } catch {
    return undefined;
  }
}

function never(words: string): never {
  throw new Error(words);
}

/** What stands in each file below a folder, by its path. */
function hashesIn(root: string, isMeant: (path: string) => boolean): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return Object.fromEntries(
    paths
      .filter(isMeant)
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest('hex'),
      ]),
  );
}

function serverUrlIn(trainingFolder: string): string {
  const { url } = JSON.parse(readFileSync(join(trainingFolder, 'server', 'server.json'), 'utf8')) as {
    url: string;
  };
  return url;
}

async function isGone(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/livez`);
    return false;
  } catch (error) {
    if (error instanceof TypeError) return true;
    throw error;
  }
}

async function firstAccountId(client: EngineClient): Promise<string> {
  const order = { filter: 'to-work', sort: 'priority', direction: 'descending' } as const;
  for await (const window of await client.worklist.watch({ offset: 0, limit: 1, search: '', ...order })) {
    const [row] = window.rows;
    if (row !== undefined) return row.accountId;
  }
  throw new Error('the worklist stayed empty');
}

import type { RouterClient } from '@orpc/server';
import { ORPCError } from '@orpc/server';
import type { EngineRouter } from '../../../src-main/engine/engine-router.ts';
import { actorIdOf, type EngineServices } from '../../../src-main/engine/engine-services.ts';
import { failureSchema } from '../../../src-shared/domain/failure.ts';
import type { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { drawCommand } from './draw-command.ts';
import type { EngineNews } from './engine-messages.ts';

export type WorkDayParts = {
  readonly client: RouterClient<EngineRouter>;
  readonly services: EngineServices;
  readonly random: SeededRandom;
  readonly mark: string;
  readonly tell: (news: EngineNews) => void;
};

type Act = (parts: WorkDayParts) => Promise<void>;

/** One thing that a person does, drawn by the seed; a refusal is an answer like any other. */
export async function doSomething(parts: WorkDayParts): Promise<void> {
  const [what, act] = parts.random.pick(acts);
  try {
    await act(parts);
    parts.tell({ kind: 'done', what });
  } catch (error) {
    const code = expectedCode(error);
    if (code === undefined) parts.tell({ kind: 'bug', what: `${what}: ${errorText(error)}` });
    else parts.tell({ kind: 'done', what: `${what} (${code})` });
  }
}

/** The code of a failure that the contract knows; undefined for a bug. */
function expectedCode(error: unknown): string | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'FAILED') return undefined;
  const parsed = failureSchema.safeParse(error.data);
  return parsed.success ? parsed.data.code : undefined;
}

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` because ${error.cause.stack}` : '';
  return `${error.stack}${cause}`;
}

const command: Act = async ({ client, services, random, mark, tell }) => {
  const accountIds = await services.replica.accountIds('', 500);
  if (accountIds.length === 0) return;
  const account = await services.reader.read(random.pick(accountIds), 'account');
  if (account === undefined) return;
  const drawn = drawCommand(account.aggregate, services, random, mark);
  const { commandId } = await client.commands.submit(drawn);
  tell({ kind: 'confirmed', commandId, name: drawn.name });
};

/** Many commands in a moment, as when somebody closes a list. */
const burst: Act = async (parts) => {
  for (let left = parts.random.integer(5, 25); left > 0; left -= 1) await command(parts);
};

const withdraw: Act = async ({ client, services, random, tell }) => {
  const waiting = services.outbox.unansweredIds();
  if (waiting.length === 0) return;
  const commandId = random.pick(waiting);
  await client.commands.withdraw({ commandId });
  tell({ kind: 'withdrawn', commandId });
};

const dismiss: Act = async ({ client, services, random }) => {
  const refused = services.outbox.attention(actorIdOf(services));
  if (refused.length > 0) await client.attention.dismiss({ commandId: random.pick(refused).envelope.id });
};

const look: Act = async ({ client, random }) => {
  const list = await client.worklist.watch({
    offset: random.integer(0, 20),
    limit: 50,
    search: random.pick(['', '', 'gmbh', 'mu', '1000']),
    filter: random.pick(['all', 'to-work', 'promises-due', 'disputes'] as const),
    sort: 'priority',
    direction: 'descending',
  });
  for await (const update of list) {
    if (update.kind === 'window') return;
  }
};

const hurry: Act = async ({ client }) => void (await client.sync.now());

const acts = [
  ...Array.from({ length: 14 }, () => ['command', command] as const),
  ['burst', burst],
  ['withdraw', withdraw],
  ['dismiss', dismiss],
  ['look', look],
  ['look', look],
  ['hurry', hurry],
] as const satisfies readonly (readonly [string, Act])[];

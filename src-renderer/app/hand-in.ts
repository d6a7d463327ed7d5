import type { CommandInput, CommandName } from '../../src-shared/commands/registry.ts';
import { useEngineConnection } from '../state/engine-connection.ts';
import type { EngineClient } from './engine-client.ts';
import { type MintId, mintId } from './ids.ts';
import { answerLost, engineUnreachable, type Problem, problemOf } from './problem.ts';

type Answer = Awaited<ReturnType<EngineClient['commands']['submit']>>;
export type Handed = Answer | { readonly problem: Problem };

type Command<Name extends CommandName> = {
  readonly name: Name;
  readonly accountId: string;
  readonly input: CommandInput<Name> | Omit<CommandInput<Name>, 'receiptId'>;
};

/** How commands reach the engine: its present client, and the next one after a connection was lost. */
export type Connections = {
  readonly present: () => EngineClient | null;
  /** The first client other than this one, or the first at all; null where none comes in time. */
  readonly next: (lost: EngineClient | null) => Promise<EngineClient | null>;
  readonly mintId: MintId;
};

/**
 * Hands a command to the engine. Where the connection is lost before the answer is here nobody knows whether it was
 * recorded: it is handed in again over the next connection under the same id, which records it once. Where there is none
 * yet it waits for one: an engine that has crashed is back within seconds.
 */
export async function handIn<Name extends CommandName>(
  { name, accountId, input }: Command<Name>,
  connections: Connections = ofPage,
): Promise<Handed> {
  let client = connections.present() ?? (await connections.next(null));
  if (client === null) return { problem: engineUnreachable };
  const commandId = connections.mintId();
  while (client !== null) {
    const asked: EngineClient = client;
    try {
      return await asked.commands.submit({ accountId, name, input: { ...input }, commandId });
    } catch (error) {
      const problem = problemOf(error);
      if (problem !== engineUnreachable) return { problem };
    }
    client = await connections.next(asked);
  }
  return { problem: answerLost };
}

/** As long as an engine may need to come back after a crash. */
const patienceMs = 20_000;

const ofPage: Connections = {
  mintId,
  present: () => useEngineConnection.getState().client,
  next: (lost) =>
    new Promise((resolve) => {
      const stop = useEngineConnection.subscribe(({ client }) => look(client));
      const limit = setTimeout(() => end(null), patienceMs);
      const end = (client: EngineClient | null) => {
        stop();
        clearTimeout(limit);
        resolve(client);
      };
      const look = (client: EngineClient | null) => {
        if (client !== null && client !== lost) end(client);
      };
      look(useEngineConnection.getState().client);
    }),
};

import { describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import type { CommandInput } from '../../src-shared/commands/registry.ts';
import type { EngineClient } from './engine-client.ts';
import { type Connections, handIn } from './hand-in.ts';
import { answerLost, engineUnreachable } from './problem.ts';

type Asked = { readonly commandId?: string | undefined };

/** An engine that records what it is handed once for each id, and whose answers are lost as said. */
function engineThat(answers: readonly ('given' | 'lost' | 'refused')[], isThere = true) {
  const recorded = new Set<string>();
  const asked: string[] = [];
  const clients = answers.map((answer) => {
    const submit = async ({ commandId = '' }: Asked) => {
      asked.push(commandId);
      // The engine answered, with what it does not expect either.
      if (answer === 'refused') throw Object.assign(new Error(), { status: 500 });
      recorded.add(commandId);
      if (answer === 'lost') throw new Error('the line');
      return { commandId, receiptId: null };
    };
    return { commands: { submit } } as unknown as EngineClient;
  });
  let ids = 0;
  const connections: Connections = {
    present: () => (isThere ? (clients[0] ?? null) : null),
    next: async (lost) => clients[lost === null ? 0 : clients.indexOf(lost) + 1] ?? null,
    mintId: () => `command-${++ids}`,
  };
  return { connections, recorded, asked };
}

const input = noteInput() as CommandInput<'activity.log'>;
const note = { name: 'activity.log', accountId: 'a1', input } as const;

describe('handing in a command', () => {
  it('hands it in again under the same id where the answer was lost, so that it is recorded once', async () => {
    const { connections, recorded, asked } = engineThat(['lost', 'lost', 'given']);
    expect(await handIn(note, connections)).toEqual({ commandId: 'command-1', receiptId: null });
    expect(asked).toEqual(['command-1', 'command-1', 'command-1']);
    expect(recorded.size).toBe(1);
  });

  it('says that nobody knows where no connection comes back, and that nothing was recorded where none was there', async () => {
    const { connections } = engineThat(['lost']);
    expect(await handIn(note, connections)).toEqual({ problem: answerLost });
    expect(await handIn(note, engineThat([]).connections)).toEqual({ problem: engineUnreachable });
  });

  it('waits for an engine that is on its way back: nobody has to press twice', async () => {
    const { connections, asked } = engineThat(['given'], false);
    expect(await handIn(note, connections)).toEqual({ commandId: 'command-1', receiptId: null });
    expect(asked).toEqual(['command-1']);
  });

  it('does not hand in again what was refused', async () => {
    const { connections, asked } = engineThat(['refused', 'given']);
    expect(await handIn(note, connections)).toMatchObject({ problem: { code: 'UNEXPECTED' } });
    expect(asked).toHaveLength(1);
  });
});

import { type CommandName, commandNames, isCommandName } from '../../../src-shared/commands/registry.ts';
import type { JudgedCommand } from '../checks/judged-commands.ts';

/** How often a command was drawn, taken by the workstation, and applied or refused by the server. */
type Counts = {
  readonly drawn: number;
  readonly taken: number;
  readonly applied: number;
  readonly refused: number;
};

export type CommandTally = Readonly<Record<CommandName, Counts>>;

const none: Counts = { drawn: 0, taken: 0, applied: 0, refused: 0 };
export const emptyTally = Object.fromEntries(commandNames.map((name) => [name, none])) as CommandTally;

type Drawn = readonly { readonly name: CommandName; readonly isTaken: boolean }[];

/** What became of what people asked for in a run. */
export function tallyOf(
  drawn: Drawn,
  judged: readonly Pick<JudgedCommand, 'envelope' | 'outcome'>[],
): CommandTally {
  const tally: Record<CommandName, Counts> = { ...emptyTally };
  const count = (name: CommandName, ...fields: readonly (keyof Counts)[]): void => {
    for (const field of fields) tally[name] = { ...tally[name], [field]: tally[name][field] + 1 };
  };
  for (const { name, isTaken } of drawn) count(name, 'drawn', ...(isTaken ? (['taken'] as const) : []));
  for (const { envelope, outcome } of judged) {
    if (isCommandName(envelope.name)) count(envelope.name, outcome.status);
  }
  return tally;
}

/** Of several runs together. */
export function addTallies(one: CommandTally, other: CommandTally): CommandTally {
  const added = commandNames.map((name): [CommandName, Counts] => [
    name,
    {
      drawn: one[name].drawn + other[name].drawn,
      taken: one[name].taken + other[name].taken,
      applied: one[name].applied + other[name].applied,
      refused: one[name].refused + other[name].refused,
    },
  ]);
  return Object.fromEntries(added) as CommandTally;
}

/** The commands that were never applied. */
export function neverApplied(tally: CommandTally): readonly CommandName[] {
  return commandNames.filter((name) => tally[name].applied === 0);
}

/** For people: a line for each command, and one for all. */
export function describeTally(tally: CommandTally): string {
  const lines = commandNames.map((name) => line(name, tally[name]));
  const sum = (field: keyof Counts) => commandNames.reduce((total, name) => total + tally[name][field], 0);
  const all = { drawn: sum('drawn'), taken: sum('taken'), applied: sum('applied'), refused: sum('refused') };
  return [...lines, line('all', all)].join('\n');
}

function line(name: string, { drawn, taken, applied, refused }: Counts): string {
  return `${name}: ${drawn} drawn, ${taken} taken, ${applied} applied, ${refused} refused`;
}

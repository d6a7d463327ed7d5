import { type BrokenPromise, brokenPromise } from '../broken-promise.ts';
import type { HeldByWorkstation, HeldCommand, JudgedCommand } from './found.ts';

export type CommandsOfDevice = {
  readonly name: string;
  /** Ids of the commands of which the person was told that they are taken. */
  readonly confirmed: readonly string[];
  /** Ids of those of which the person was told that they are taken back. */
  readonly withdrawn: ReadonlySet<string>;
  readonly held: HeldByWorkstation;
  /** Everything that the server has judged for the device. */
  readonly judged: readonly JudgedCommand[];
};

/** Codes of refusals that no honest workstation can get. */
const neverRefusedFor: ReadonlySet<string> = new Set([
  'COMMAND_TAMPERED',
  'COMMAND_INVALID',
  'COMMAND_UNKNOWN',
  'DUPLICATE_ID',
]);

/** Promise 1 for one device: nothing is lost, nothing is open any more, and both sides say the same. */
export function checkCommands(given: CommandsOfDevice): readonly BrokenPromise[] {
  const held = new Map(given.held.commands.map((command) => [command.id, command]));
  const judged = new Map(given.judged.map((command) => [command.id, command]));
  return [
    ...given.confirmed.filter((id) => !held.has(id)).map((id) => `confirmed command ${id} is lost`),
    ...given.judged
      .filter(({ id }) => !held.has(id))
      .map(({ id }) => `the server knows command ${id}, the device that gave it does not`),
    ...given.held.commands.flatMap((command) => checkCommand(command, judged.get(command.id))),
    ...[...given.withdrawn]
      .filter((id) => held.get(id)?.state !== 'withdrawn')
      .map((id) => `command ${id} was taken back and is ${held.get(id)?.state ?? 'gone'}`),
  ].map((text) => brokenPromise('promise 1: a confirmed command is never lost', `${given.name}: ${text}`));
}

function checkCommand({ id, state }: HeldCommand, judged: JudgedCommand | undefined): readonly string[] {
  const status = judged?.status ?? 'not judged';
  const failure = judged?.failure ?? null;
  const isHonest = failure === null || !neverRefusedFor.has(failure);
  return [
    ...(isHonest ? [] : [`command ${id} was refused: ${failure}`]),
    ...(expected[state] === status ? [] : [`command ${id} is ${state}, of the server ${status}`]),
  ];
}

/** What the server says of a command in each state that may be left when all is quiet. */
const expected: Readonly<Record<HeldCommand['state'], string | undefined>> = {
  waiting: undefined,
  sent: undefined,
  applied: undefined,
  settled: 'applied',
  refused: 'refused',
  dismissed: 'refused',
  withdrawn: 'not judged',
};

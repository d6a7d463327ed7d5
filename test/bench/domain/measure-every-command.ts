import { type CommandName, commandNames } from '../../../src-shared/commands/registry.ts';
import { type AccountAggregate, accountParts } from '../../../src-shared/domain/account/account-aggregate.ts';
import { buildActor } from '../../fixtures/builders/build-actor.ts';
import { buildContext } from '../../fixtures/builders/build-context.ts';
import { type Distribution, distributionOf } from '../harness/distribution.ts';
import { interleave, timed } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import type { Case } from './cases/case.ts';
import { everyCase } from './cases/every-case.ts';
import { type CommandPath, onEngine, onServer } from './command-paths.ts';
import type { LargeAccount } from './large-account.ts';

/** What one command applied on the large account may take. */
const targetMs = 50;
/** So many of the slowest are told by name. */
const toldCommands = 12;

const paths: readonly { readonly path: string; readonly run: CommandPath }[] = [
  { path: 'engine', run: onEngine },
  { path: 'server', run: onServer },
];
/** Of one account: its lists are new, as a pull leaves them; then the same command on the same lists again. */
const states = ['after a pull', 'as the account stands'] as const;

type Taken = { readonly way: string; readonly side: string; readonly distribution: Distribution };

/** Every command of the rule book with the widest input that it reads, on the large account, in every way. */
export async function measureEveryCommand(large: LargeAccount, rounds: number): Promise<Measurement> {
  progress(`each of ${commandNames.length} commands on it`);
  const taken = await everyDistribution(large, rounds);
  const { invoices } = large.aggregate;
  const bySlowness = [...taken].sort((a, b) => b.distribution.p95 - a.distribution.p95);
  return {
    name: 'every-command',
    part: 'domain',
    title: `each of ${commandNames.length} commands, widest input, ${invoices.length} invoices`,
    figures: bySlowness
      .slice(0, toldCommands)
      .map(({ side, distribution }) => ({ side, unit: 'ms', distribution })),
    verdicts: [...Map.groupBy(bySlowness, ({ way }) => way).values()].flatMap(([slowest]) => {
      if (slowest === undefined) return [];
      const what = `the slowest (${slowest.side}), p95`;
      return [verdict(what, slowest.distribution.p95, { unit: 'ms', atMost: targetMs })];
    }),
  };
}

/** How long each command takes in each way. */
export async function everyDistribution(large: LargeAccount, rounds: number): Promise<readonly Taken[]> {
  const cases = everyCase(large);
  const documents = documentsOfRound(large.aggregate);
  const sides = paths.flatMap(({ path, run }) =>
    commandNames.map((name) => ({
      name: `${name}, ${path}`,
      round: roundOf(name, cases[name], documents, run),
    })),
  );
  const samples = await interleave(sides, { warmUp: 2, counted: rounds });
  return [...samples].flatMap(([side, all]) =>
    states.map((state, place) => ({
      way: `${side.slice(side.indexOf(', '))}, ${state}`,
      side: `${side}, ${state}`,
      distribution: distributionOf(all.filter((_, index) => index % states.length === place)),
    })),
  );
}

type DocumentsOfRound = (index: number) => AccountAggregate;

/** The account's documents as they come from a store, read anew for each round: no two texts of them are one. */
function documentsOfRound(aggregate: AccountAggregate): DocumentsOfRound {
  const text = JSON.stringify(aggregate);
  let read: { readonly index: number; readonly aggregate: AccountAggregate } | undefined;
  return (index) => {
    if (read?.index !== index) read = { index, aggregate: JSON.parse(text) };
    return read.aggregate;
  };
}

/** A sample for each of {@link states}. */
function roundOf<Name extends CommandName>(
  name: Name,
  one: Case<Name>,
  documents: DocumentsOfRound,
  run: CommandPath,
) {
  const { input, parts = {}, account = {}, role = 'collector' } = one;
  const context = buildContext({ actor: buildActor({ role }) });
  return async (index: number) => {
    const aggregate = documents(index);
    const given = pulled({ ...aggregate, account: { ...aggregate.account, ...account } }, parts);
    const samples: number[] = [];
    for (const _ of states) {
      const { durationMs } = await timed(() => run({ name, input }, given, context));
      samples.push(durationMs);
    }
    return samples;
  };
}

/** The same documents and these in new lists, as the replica gives them: nothing that was computed before holds. */
function pulled(aggregate: AccountAggregate, parts: Case<CommandName>['parts']): AccountAggregate {
  const lists = accountParts.map((part) => [part, [...aggregate[part], ...(parts?.[part] ?? [])]]);
  return { ...aggregate, ...Object.fromEntries(lists) };
}

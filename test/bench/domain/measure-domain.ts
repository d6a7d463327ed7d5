import { type BenchOptions, isWanted } from '../harness/bench-options.ts';
import type { Measurement } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { largeAccount } from './large-account.ts';
import { measureAccounts } from './measure-accounts.ts';
import { measureCommands } from './measure-commands.ts';
import { measureEveryCommand } from './measure-every-command.ts';
import { measureDunning, measurePermission } from './measure-large-account.ts';
import { measureMatching } from './measure-matching.ts';

/** So many invoices the large account has in a whole run, and at most. */
const mostInvoices = 20_000;

/** The rules alone, in this process and on one core: no storage, no sync. */
export async function measureDomain(options: BenchOptions): Promise<readonly Measurement[]> {
  const { size, seed, isQuick } = options;
  const rounds = isQuick ? 3 : 100;
  const invoices = Math.min(mostInvoices, Math.ceil(size / 5));
  const found: Measurement[] = [];
  // First, because the first calls of a process count, and the garbage of other parts does not.
  if (isWanted(options, 'matching')) {
    progress('matching of payments');
    found.push(await measureMatching(seed, invoices, isQuick ? 2 : 30));
  }
  const onLarge = [
    ['command', measureCommands, rounds],
    ['every-command', measureEveryCommand, isQuick ? 1 : 20],
    ['permission', measurePermission, rounds],
    ['dunning', measureDunning, rounds],
  ] as const;
  const wanted = onLarge.filter(([name]) => isWanted(options, name));
  if (wanted.length > 0) {
    progress(`an account of ${invoices} invoices`);
    const account = largeAccount(seed, invoices);
    for (const [, measure, count] of wanted) found.push(await measure(account, count));
  }
  if (isWanted(options, 'rescore') || isWanted(options, 'figures')) {
    found.push(...(await measureAccounts(options, isQuick ? 1 : 3)));
  }
  return found.filter(({ name }) => isWanted(options, name));
}

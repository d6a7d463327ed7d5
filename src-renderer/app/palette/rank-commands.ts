import { toSearchText } from '../../../src-shared/domain/search/search-text.ts';

type Named = { readonly id: string; readonly label: string; readonly moreWords?: string };

export type RankedCommands<Command> = {
  /** Every word that was typed begins a word of the label: these stand before the accounts. */
  readonly meant: readonly Command[];
  /** The words occur somewhere. */
  readonly alike: readonly Command[];
};

/**
 * The commands that what is typed may mean; none for nothing. Case and accents do not matter. Those used lately come
 * first, the last one before all; the others keep their order.
 */
export function rankCommands<Command extends Named>(
  commands: readonly Command[],
  typed: string,
  recentIds: readonly string[],
): RankedCommands<Command> {
  const words = toSearchText(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return { meant: [], alike: [] };
  const ordered = recentFirst(commands, recentIds);
  const meant = ordered.filter((command) => begins(toSearchText(command.label), words));
  const alike = ordered.filter((command) => {
    const text = toSearchText(`${command.label} ${command.moreWords ?? ''}`);
    return !meant.includes(command) && words.every((word) => text.includes(word));
  });
  return { meant, alike };
}

/** The commands that were used lately, the last one first, and no others. */
export function recentOf<Command extends Named>(
  commands: readonly Command[],
  recentIds: readonly string[],
): readonly Command[] {
  return recentIds.flatMap((id) => commands.find((command) => command.id === id) ?? []);
}

function recentFirst<Command extends Named>(
  commands: readonly Command[],
  recentIds: readonly string[],
): readonly Command[] {
  const recent = recentOf(commands, recentIds);
  return [...recent, ...commands.filter((command) => !recent.includes(command))];
}

function begins(label: string, words: readonly string[]): boolean {
  const parts = label.split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => parts.some((part) => part.startsWith(word)) || label.startsWith(word));
}

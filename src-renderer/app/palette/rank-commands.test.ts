import { describe, expect, it } from 'vitest';
import { rankCommands, recentOf } from './rank-commands.ts';

const commands = [
  { id: 'plans', label: 'Ratenpläne' },
  { id: 'plan', label: 'Ratenplan' },
  { id: 'theme', label: 'Dunkles Design', moreWords: 'Erscheinungsbild Farben' },
  { id: 'language', label: 'Sprache: Français' },
];
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe('commands by what is typed', () => {
  it('are found without accents and in any case', () => {
    expect(idsOf(rankCommands(commands, 'RATENPLANE', []).meant)).toEqual(['plans']);
    expect(idsOf(rankCommands(commands, 'francais', []).meant)).toEqual(['language']);
    expect(idsOf(rankCommands(commands, 'fränçais', []).meant)).toEqual(['language']);
  });

  it('are meant where every word begins a word of the label, and alike where they occur elsewhere', () => {
    expect(rankCommands(commands, 'des dun', [])).toEqual({ meant: [commands[2]], alike: [] });
    expect(rankCommands(commands, 'farben', [])).toEqual({ meant: [], alike: [commands[2]] });
    expect(rankCommands(commands, 'sign', [])).toEqual({ meant: [], alike: [commands[2]] });
  });

  it('come in the order in which they were used last', () => {
    expect(idsOf(rankCommands(commands, 'raten', []).meant)).toEqual(['plans', 'plan']);
    expect(idsOf(rankCommands(commands, 'raten', ['plan', 'plans']).meant)).toEqual(['plan', 'plans']);
    expect(idsOf(recentOf(commands, ['theme', 'gone', 'plan']))).toEqual(['theme', 'plan']);
  });

  it('are none for nothing', () => {
    expect(rankCommands(commands, '  ', ['plan'])).toEqual({ meant: [], alike: [] });
  });
});

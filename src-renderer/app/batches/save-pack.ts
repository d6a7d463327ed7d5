import { packFileEnding } from '../../../src-shared/contract/pack-file.ts';
import { type StatementPack, writeStatementPack } from '../../../src-shared/contract/statement-pack.ts';
import { businessDateSchema } from '../../../src-shared/domain/calendar/business-date.ts';
import type { StatementChoices } from '../documents/statement-choices.ts';
import { saveFile } from '../save-file.ts';

type Packed = {
  /** Of the pack, and of its file. */
  readonly name: string;
  readonly organisation: StatementPack['organisation'];
  readonly numbers: readonly string[];
  readonly choices: StatementChoices;
};

const dayOf = (day: string | null) => (day === null ? null : businessDateSchema.parse(day));

/** Saves a file with which somebody can begin the same batch. */
export function savePack({ name, organisation, numbers, choices }: Packed): void {
  const { asOf, from, isSummary } = choices;
  const statement = { asOf: dayOf(asOf), from: dayOf(from), isSummary };
  const text = writeStatementPack({ name, organisation, accounts: numbers, statement });
  saveFile(new Blob([text], { type: 'application/json' }), `${name}${packFileEnding}`);
}

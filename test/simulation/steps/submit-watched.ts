import {
  type CommandRequest,
  type SubmitParts,
  submitCommand,
} from '../../../src-main/engine/submit-command.ts';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import type { Settings } from '../../../src-shared/domain/organisation/settings.ts';

/** What a workstation judged a command on. */
export type JudgedHere = {
  /** Undefined where it was refused. */
  readonly commandId: string | undefined;
  /** As far as the command reads it. */
  readonly account: AccountAggregate | undefined;
  readonly settings: Settings;
};

/** Gives a command, and keeps what it was judged on. */
export async function submitWatched(parts: SubmitParts, request: CommandRequest): Promise<JudgedHere> {
  let account: AccountAggregate | undefined;
  let settings = parts.rules.settings();
  const watched: SubmitParts = {
    ...parts,
    reader: {
      ...parts.reader,
      async read(accountId, reads) {
        const found = await parts.reader.read(accountId, reads);
        account = found?.aggregate;
        return found;
      },
    },
    rules: {
      settings() {
        settings = parts.rules.settings();
        return settings;
      },
    },
  };
  const given = await submitCommand(watched, request);
  return { commandId: given.ok ? given.commandId : undefined, account, settings };
}

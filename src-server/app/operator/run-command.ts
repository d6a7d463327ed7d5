import { passwordRule } from '../../identity/password-rules.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { checkApplicationRole } from '../check-application-role.ts';
import type { Environment } from '../environment-values.ts';
import { readStoreEnvironment } from '../read-environment.ts';
import { type AuditCheck, rotateIncarnations, verifyAudits } from './all-tenants.ts';
import { createOrganisation } from './create-organisation.ts';
import type { OperatorCommand } from './parse-command.ts';
import { readNewPassword } from './read-password.ts';

type StoreCommand = Exclude<OperatorCommand, { name: 'serve' } | { name: 'help' }>;

const passwordQuestion = `${passwordRule}\nPassword of the administrator: `;

/** Runs a command on the store of the environment; returns the exit code. `print` takes lines for the operator. */
export async function runCommand(
  command: StoreCommand,
  env: Environment,
  print: (line: string) => void,
): Promise<number> {
  const settings = readStoreEnvironment(env);
  // Asked before the store is opened: nobody shall wait for somebody who types.
  const password =
    command.name === 'create-organisation'
      ? await readNewPassword(command.passwordFrom, passwordQuestion)
      : '';
  const store = await openStore(settings);
  try {
    await checkApplicationRole(store);
    return await runOn(store, command, password, print);
  } finally {
    await store.close();
  }
}

async function runOn(
  store: Store,
  command: StoreCommand,
  password: string,
  print: (line: string) => void,
): Promise<number> {
  const now = new Date();
  switch (command.name) {
    case 'create-organisation': {
      const id = await createOrganisation(store, { ...command, password }, now);
      print(`Created organisation ${id}; ${command.administrator} can sign in.`);
      return 0;
    }
    case 'rotate-incarnation':
      print(`New incarnation for ${counted(await rotateIncarnations(store, now))}.`);
      return 0;
    case 'verify-audit':
      return printVerdicts(store, command, print);
  }
}

async function printVerdicts(
  store: Store,
  check: AuditCheck,
  print: (line: string) => void,
): Promise<number> {
  const verdicts = await verifyAudits(store, check);
  for (const [tenantId, verdict] of verdicts) {
    print(
      verdict.intact
        ? `${tenantId}: intact, count ${verdict.count}, hash ${verdict.hash}`
        : `${tenantId}: ALTERED, row ${verdict.badRow} is ${verdict.reason}`,
    );
  }
  const altered = [...verdicts.values()].filter((verdict) => !verdict.intact).length;
  print(`${counted(verdicts.size)}, ${altered} altered`);
  return altered === 0 ? 0 : 1;
}

function counted(organisations: number): string {
  return `${organisations} organisation${organisations === 1 ? '' : 's'}`;
}

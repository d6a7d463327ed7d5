import { join } from 'node:path';
import type {
  PolicyInForce,
  PolicySource,
  PolicyVariable,
} from '../../../src-shared/contract/workstation-policy.ts';
import { applicationId } from '../application-id.ts';
import { parsePolicy } from './parse-policy.ts';
import { readRegistryPolicy, registryKey } from './registry-policy.ts';
import type { RunSystemCommand } from './system-command.ts';
import { type FileTrust, programsFolder, type ReadFile, readFileOf } from './trusted-file.ts';

/** What a machine says about the programs on it. */
export type PolicyMachine = FileTrust & {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run: RunSystemCommand;
  readonly variables: Readonly<Record<PolicyVariable, string>>;
};

/** A policy that must not be followed, and must not be passed over either. */
export type BrokenPolicy = {
  readonly source: PolicySource;
  readonly place: string;
  /** A sentence for each thing that is wrong, with line and column where it has one. */
  readonly problems: readonly string[];
  /** Whom to ask, as far as the policy still says. */
  readonly contact: string | undefined;
};

export type FoundPolicy =
  | { readonly state: 'none' }
  | { readonly state: 'in-force'; readonly inForce: PolicyInForce }
  | { readonly state: 'broken'; readonly broken: BrokenPolicy };

type Candidate = { readonly source: PolicySource; readonly place: string; readonly found: ReadFile };

/**
 * The policy of this machine: the first source that has one, whole. Two that are mixed would be one that nobody wrote.
 * `named` is a file that whoever starts the program names; it counts where the machine has no policy.
 */
export async function findPolicy(machine: PolicyMachine, named: string | undefined): Promise<FoundPolicy> {
  const candidate = (await ofMachine(machine)) ?? (await ofPerson(named));
  if (candidate === undefined) return { state: 'none' };
  const { source, place, found } = candidate;
  if (found.state !== 'read') {
    const problem = found.state === 'refused' ? found.problem : 'it is not there';
    return { state: 'broken', broken: { source, place, problems: [problem], contact: undefined } };
  }
  const parsed = parsePolicy(found.text, machine.variables);
  return parsed.isPolicy
    ? { state: 'in-force', inForce: { source, place, policy: parsed.policy } }
    : { state: 'broken', broken: { source, place, problems: parsed.problems, contact: parsed.contact } };
}

async function ofMachine(machine: PolicyMachine): Promise<Candidate | undefined> {
  const { platform, env, run } = machine;
  switch (platform) {
    case 'win32': {
      const text = await readRegistryPolicy(run, env.SystemRoot ?? 'C:\\Windows');
      if (text !== undefined) return read('registry', registryKey, text);
      // Not in the folder of the program itself, which its installer empties; nor in ProgramData, where any user may
      // lay a file down for those who work on the machine after them.
      return fileAt(machine, join(programsFolder(machine.root), 'Duebook Policy', 'policy.json'));
    }
    case 'darwin': {
      const place = join(machine.root, 'Library', 'Managed Preferences', `${applicationId}.plist`);
      const text = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', place]);
      if (text !== undefined) return read('managed-preferences', place, text);
      return fileAt(machine, join(machine.root, 'Library', 'Application Support', 'Duebook', 'policy.json'));
    }
    default:
      return fileAt(machine, join(machine.root, 'etc', 'duebook', 'policy.json'));
  }
}

function read(source: PolicySource, place: string, text: string): Candidate {
  return { source, place, found: { state: 'read', text } };
}

async function fileAt(machine: PolicyMachine, place: string): Promise<Candidate | undefined> {
  const found = await readFileOf(place, machine);
  return found.state === 'missing' ? undefined : { source: 'file', place, found };
}

/** Who names a file ties nobody but themselves: it may be theirs. */
async function ofPerson(place: string | undefined): Promise<Candidate | undefined> {
  return place === undefined
    ? undefined
    : { source: 'named', place, found: await readFileOf(place, undefined) };
}

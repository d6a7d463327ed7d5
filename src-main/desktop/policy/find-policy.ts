import { join } from 'node:path';
import { z } from 'zod';
import type {
  PolicyInForce,
  PolicySource,
  PolicyVariable,
} from '../../../src-shared/contract/workstation-policy.ts';
import { parseJson } from '../../../src-shared/domain/parse-json.ts';
import { applicationId } from '../application-id.ts';
import { parsePolicy } from './parse-policy.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { readRegistryPolicy, registryKey } from './registry-policy.ts';
import type { RunSystemCommand } from './system-command.ts';
import { type FileTrust, type ReadFile, readFileOf } from './trusted-file.ts';
import { windowsPolicyFile } from './windows-places.ts';

/** What a machine says about the programs on it. */
export type PolicyMachine = FileTrust & {
  readonly run: RunSystemCommand;
  readonly variables: Readonly<Record<PolicyVariable, string>>;
};

/** A policy that must not be followed, and must not be passed over either. */
export type BrokenPolicy = {
  readonly source: PolicySource;
  readonly place: string;
  /** Each thing that is wrong, with line and column where it has one. */
  readonly problems: readonly PolicyProblem[];
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
 * `named` is a file that whoever starts the program names; it counts where the machine has no policy. A machine that
 * does not say whether it has one has a broken one: silence must not set anybody free.
 */
export async function findPolicy(machine: PolicyMachine, named: string | undefined): Promise<FoundPolicy> {
  const candidate = (await ofMachine(machine)) ?? (await ofPerson(named));
  if (candidate === undefined) return { state: 'none' };
  const { source, place, found } = candidate;
  if (found.state !== 'read') {
    const problem: PolicyProblem =
      found.state === 'refused' ? found.problem : { code: 'file-missing', params: {} };
    return { state: 'broken', broken: { source, place, problems: [problem], contact: undefined } };
  }
  const parsed = parsePolicy(found.text, machine.variables);
  return parsed.isPolicy
    ? { state: 'in-force', inForce: { source, place, policy: parsed.policy } }
    : { state: 'broken', broken: { source, place, problems: parsed.problems, contact: parsed.contact } };
}

async function ofMachine(machine: PolicyMachine): Promise<Candidate | undefined> {
  const { platform, root, run } = machine;
  switch (platform) {
    case 'win32':
      // The file first: it is read without a program of Windows, which may be forbidden or kept from answering.
      return (
        (await fileAt(machine, windowsPolicyFile(root))) ??
        candidate('registry', registryKey, await readRegistryPolicy(run, root))
      );
    case 'darwin':
      return (
        (await ofDeviceManagement(machine)) ??
        fileAt(machine, join(root, 'Library', 'Application Support', 'Duebook', 'policy.json'))
      );
    default:
      return fileAt(machine, join(root, 'etc', 'duebook', 'policy.json'));
  }
}

async function ofDeviceManagement({ root, run }: PolicyMachine): Promise<Candidate | undefined> {
  const place = join(root, 'Library', 'Managed Preferences', `${applicationId}.plist`);
  // Only macOS itself writes in this folder.
  const found = await readFileOf(place, undefined);
  if (found.state !== 'read') return candidate('managed-preferences', place, found);
  const text = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', place]);
  return candidate(
    'managed-preferences',
    place,
    text === undefined
      ? { state: 'refused', problem: { code: 'plist-unreadable', params: {} } }
      : { state: 'read', text: withoutPayloadKeys(text) },
  );
}

function candidate(source: PolicySource, place: string, found: ReadFile): Candidate | undefined {
  return found.state === 'missing' ? undefined : { source, place, found };
}

/** What every payload of a profile has besides what it sets; device management may leave it in the file. */
function withoutPayloadKeys(text: string): string {
  const own = z.record(z.string(), z.unknown()).safeParse(parseJson(text)).data;
  if (own === undefined) return text;
  return JSON.stringify(
    Object.fromEntries(Object.entries(own).filter(([key]) => !key.startsWith('Payload'))),
  );
}

async function fileAt(machine: PolicyMachine, place: string): Promise<Candidate | undefined> {
  return candidate('file', place, await readFileOf(place, machine));
}

/** Who names a file ties nobody but themselves: it may be theirs. */
async function ofPerson(place: string | undefined): Promise<Candidate | undefined> {
  return place === undefined
    ? undefined
    : { source: 'named', place, found: await readFileOf(place, undefined) };
}

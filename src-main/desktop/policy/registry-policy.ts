import type { RunSystemCommand } from './system-command.ts';
import type { ReadFile } from './trusted-file.ts';
import { registryProgram, windowsPolicyFile } from './windows-places.ts';

const policiesKey = 'HKLM\\Software\\Policies';
export const registryKey = `${policiesKey}\\Duebook`;

/**
 * The policy in the registry, as the JSON text that it would be in a file: the value `policy` as it is, or one value a
 * key. Refused where Windows does not say whether there is one. Users cannot write below this key.
 */
export async function readRegistryPolicy(run: RunSystemCommand, root: string): Promise<ReadFile> {
  const program = registryProgram(root);
  const query = (key: string) => run(program, ['query', key, '/reg:64']);
  const silence = {
    state: 'refused',
    problem:
      `${program} does not tell what the registry says. ` +
      `Where nobody may run it, the policy has to be the file ${windowsPolicyFile(root)}`,
  } as const;
  // On a key that is not there it fails as it does where it may not look. The one above is there always.
  const above = await query(policiesKey);
  if (above === undefined) return silence;
  if (!/\\Policies\\Duebook\s*$/im.test(above)) return { state: 'missing' };
  const printed = await query(registryKey);
  if (printed === undefined) return silence;
  const text = registryText(printed);
  return text === undefined ? { state: 'missing' } : { state: 'read', text };
}

/** Reads what `reg query` prints: the key, then name, type and value with four spaces between. */
export function registryText(printed: string): string | undefined {
  const values = printed.split(/\r?\n/).flatMap((line) => {
    const [, name, type, value] = /^ {4}(\S+) {4}(REG_[A-Z_]+) {4}(.*)$/.exec(line) ?? [];
    return name === undefined || type === undefined ? [] : [{ name, type, value: value ?? '' }];
  });
  const whole = values.find(({ name }) => name.toLowerCase() === 'policy');
  if (whole !== undefined) return whole.value;
  if (values.length === 0) return undefined;
  return JSON.stringify(
    Object.fromEntries(values.map(({ name, type, value }) => [name, policyValue(name, type, value)])),
  );
}

// Numbers of a policy; every other number of the registry says yes or no.
const numbers = ['version', 'idleLockMinutes'];

function policyValue(name: string, type: string, value: string): unknown {
  if (type === 'REG_DWORD' || type === 'REG_QWORD') {
    const number = Number(value);
    if (numbers.includes(name)) return number;
    return number === 0 ? false : number === 1 ? true : number;
  }
  return type === 'REG_MULTI_SZ' ? value.split('\\0').filter((part) => part !== '') : value;
}

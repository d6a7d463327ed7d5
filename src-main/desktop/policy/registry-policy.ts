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
    problem: { code: 'registry-silent', params: { program, file: windowsPolicyFile(root) } },
  } as const;
  // On a key that is not there it fails as it does where it may not look. The one above is there always.
  const above = await query(policiesKey);
  if (above === undefined) return silence;
  if (!/\\Policies\\Duebook\s*$/im.test(above)) return { state: 'missing' };
  const printed = await query(registryKey);
  return printed === undefined ? silence : registryText(printed);
}

/**
 * Reads what `reg query` prints: the key, then name, type and value with four spaces between. What cannot be told apart
 * for certain is refused: a value that is left out may be one that was meant to protect.
 */
export function registryText(printed: string): ReadFile {
  // It prints in the code page of the console, of which other letters are no UTF-8.
  if (printed.includes('\uFFFD'))
    return { state: 'refused', problem: { code: 'registry-letters', params: {} } };
  const lines = printed.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^HKEY_/.test(line));
  const values: RegistryValue[] = [];
  for (const line of lines) {
    const [, name, type, value = ''] = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (name === undefined || type === undefined) {
      return { state: 'refused', problem: { code: 'registry-line', params: { line: line.trim() } } };
    }
    values.push({ name, type, value });
  }
  return textOfValues(values);
}

type RegistryValue = { readonly name: string; readonly type: string; readonly value: string };

function textOfValues(values: readonly RegistryValue[]): ReadFile {
  const isWhole = ({ name }: RegistryValue) => name.toLowerCase() === 'policy';
  const whole = values.find(isWhole);
  if (whole !== undefined) {
    const beside = values.filter((value) => !isWhole(value)).map(({ name }) => name);
    return beside.length === 0
      ? { state: 'read', text: whole.value }
      : { state: 'refused', problem: { code: 'registry-beside', params: { names: beside.join(', ') } } };
  }
  if (values.length === 0) return { state: 'missing' };
  const fields = values.map(({ name, type, value }) => [name, policyValue(name, type, value)]);
  return { state: 'read', text: JSON.stringify(Object.fromEntries(fields)) };
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

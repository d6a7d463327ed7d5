import { join } from 'node:path/win32';
import type { RunSystemCommand } from './system-command.ts';

export const registryKey = 'HKLM\\Software\\Policies\\Duebook';

/**
 * The policy in the registry, as the JSON text that it would be in a file: the value `policy` as it is, or one value a
 * key. Undefined where there is none. Users cannot write below this key.
 */
export async function readRegistryPolicy(
  run: RunSystemCommand,
  systemRoot: string,
): Promise<string | undefined> {
  const args = ['query', registryKey, '/reg:64'];
  // By its full name: a program of the same name in the folder of a document must not answer.
  const printed = await run(join(systemRoot, 'System32', 'reg.exe'), args);
  return printed === undefined ? undefined : registryText(printed);
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

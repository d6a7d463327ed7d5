import { join } from 'node:path';

// Fixed: whoever starts the program sets its environment, and SystemRoot would lead to a program of their own.

/** The folder of Windows that only administrators write. */
export function programsFolder(root: string): string {
  return join(root, 'Program Files');
}

/**
 * The file with a policy. Not in the folder of the program itself, which its installer empties; nor in ProgramData, where
 * any user may lay a file down for those who work on the machine after them.
 */
export function windowsPolicyFile(root: string): string {
  return join(programsFolder(root), 'Duebook Policy', 'policy.json');
}

/** The program of Windows that reads the registry. */
export function registryProgram(root: string): string {
  return join(root, 'Windows', 'System32', 'reg.exe');
}

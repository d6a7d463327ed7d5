import { homedir, userInfo } from 'node:os';
import type { PolicyMachine } from './find-policy.ts';
import { runSystemCommand } from './system-command.ts';
import type { FileTrust } from './trusted-file.ts';

/** Whose files the machine that the program runs on is to believe: only root's. */
export function trustOfMachine(): FileTrust {
  const { platform } = process;
  return { platform, owners: [0], root: platform === 'win32' ? 'C:\\' : '/' };
}

/** The machine that the program runs on. */
export function thisMachine(): PolicyMachine {
  return {
    ...trustOfMachine(),
    run: runSystemCommand,
    variables: { home: homedir(), user: userInfo().username },
  };
}

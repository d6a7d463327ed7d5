import { homedir, userInfo } from 'node:os';
import type { PolicyMachine } from './find-policy.ts';
import { runSystemCommand } from './system-command.ts';

/** The machine that the program runs on: only root's files are believed. */
export function thisMachine(): PolicyMachine {
  const { platform, env } = process;
  return {
    platform,
    env,
    run: runSystemCommand,
    owners: [0],
    root: '/',
    variables: { home: homedir(), user: userInfo().username },
  };
}

import { runDocumentsProgram } from './documents-program.ts';
import { requireNode24 } from './require-node.ts';

requireNode24();
// Whatever this program writes is for its owner alone.
process.umask(0o077);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

process.exitCode = await runDocumentsProgram({
  args: process.argv.slice(2),
  env: process.env,
  folder: process.env.INIT_CWD ?? process.cwd(),
  signal: stop.signal,
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
});

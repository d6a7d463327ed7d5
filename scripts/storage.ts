import { requireNode24 } from './require-node.ts';
import { runStorageProgram } from './storage-program.ts';

requireNode24();
// Whatever this program writes is for its owner alone.
process.umask(0o077);

process.exitCode = await runStorageProgram({
  args: process.argv.slice(2),
  env: process.env,
  folder: process.env.INIT_CWD ?? process.cwd(),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
});

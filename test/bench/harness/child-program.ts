import { fork } from 'node:child_process';

/** Runs a program of ours with this input in a process of its own and gives the message that it sends. */
export function askChild(programPath: string, input: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = fork(programPath, [JSON.stringify(input)]);
    let answer: unknown;
    child.on('message', (message) => {
      answer = message;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve(answer);
      else reject(new Error(`${programPath} ended with code ${code}`));
    });
  });
}

/** In the child: what it was started with. */
export function childInput(): unknown {
  return JSON.parse(process.argv[2] ?? 'null');
}

/** In the child: sends its answer and lets it end. */
export function answerParent(answer: object): void {
  process.send?.(answer, () => process.disconnect());
}

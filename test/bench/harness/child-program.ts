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

/** A program of ours at work in a process of its own. */
export type ServingChild = {
  /** The first message that it sent. */
  readonly greeting: unknown;
  /** One question at a time: resolves with its next message. */
  ask(question: object): Promise<unknown>;
};

/**
 * Starts a program of ours, works with it from its first message on and ends it.
 * @throws {Error} where its process ends before the work does.
 */
export async function withChild<Result>(
  programPath: string,
  input: unknown,
  work: (child: ServingChild) => Promise<Result>,
): Promise<Result> {
  const child = fork(programPath, [JSON.stringify(input)]);
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${programPath} ended with code ${code}`)));
  });
  const next = () => Promise.race([ended, new Promise<unknown>((resolve) => child.once('message', resolve))]);
  try {
    const greeting = await next();
    const ask = (question: object) => {
      const answer = next();
      child.send(question);
      return answer;
    };
    return await Promise.race([ended, work({ greeting, ask })]);
  } finally {
    // It ends now, and nobody has to hear of it.
    ended.catch(() => undefined);
    child.kill('SIGKILL');
  }
}

/** In the child: what it was started with. */
export function childInput(): unknown {
  return JSON.parse(process.argv[2] ?? 'null');
}

/** In the child: sends its answer and lets it end. */
export function answerParent(answer: object): void {
  process.send?.(answer, () => process.disconnect());
}

/** In the child: greets, and answers each question until the parent ends it. A failure ends it at once. */
export function serveParent(greeting: object, answer: (question: unknown) => Promise<object>): void {
  process.on('message', (question) => {
    answer(question).then(
      (given) => process.send?.(given),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  });
  // Nobody is left to answer.
  process.on('disconnect', () => process.exit());
  process.send?.(greeting);
}

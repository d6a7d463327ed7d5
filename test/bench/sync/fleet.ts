import { fileURLToPath } from 'node:url';
import { withChild } from '../harness/child-program.ts';
import {
  type FleetAnswer,
  type FleetInput,
  type FleetQuestion,
  fleetAnswerSchema,
} from './fleet-messages.ts';

/** Workstations on the wire, in another process. One question at a time. */
export type Fleet = { ask(question: FleetQuestion): Promise<FleetAnswer> };

const program = fileURLToPath(new URL('./fleet-process.ts', import.meta.url));

/** Works with a fleet of workstations, one for each of the people, none of them signed in. */
export function withFleet<Result>(
  input: FleetInput,
  work: (fleet: Fleet) => Promise<Result>,
): Promise<Result> {
  return withChild(program, input, ({ ask }) =>
    work({ ask: async (question) => fleetAnswerSchema.parse(await ask(question)) }),
  );
}

/** Replies that say that the server failed, or that there was none. */
export function failedReplies({ statuses }: FleetAnswer): number {
  const failed = Object.entries(statuses).filter(([status]) => !(Number(status) < 500));
  return failed.reduce((sum, [, count]) => sum + count, 0);
}

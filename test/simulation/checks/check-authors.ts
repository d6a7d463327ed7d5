import { z } from 'zod';
import { bearerOf, type WireRequest } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

const batchSchema = z.object({ commands: z.array(z.object({ id: z.string(), actorId: z.string() })) });

/** A command is handed in by nobody but the person who gave it, whoever has signed in at the device since. */
export function checkAuthors(
  { watch, forged }: Pick<World, 'watch' | 'forged'>,
  request: WireRequest,
): readonly Violation[] {
  const userId = watch.userOf(bearerOf(request));
  if (request.path !== '/v1/sync/commands' || userId === undefined) return [];
  const { commands } = batchSchema.parse(JSON.parse(request.body ?? ''));
  return commands
    .filter(({ id, actorId }) => actorId !== userId && !forged.has(id))
    .map(({ id, actorId }) => ({
      check: 'a command is handed in by its author alone' as const,
      detail: `${id} of ${actorId} as ${userId}`,
    }));
}

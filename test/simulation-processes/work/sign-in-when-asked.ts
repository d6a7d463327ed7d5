import { ORPCError, type RouterClient } from '@orpc/server';
import type { EngineRouter } from '../../../src-main/engine/engine-router.ts';
import { type EngineServices, syncState } from '../../../src-main/engine/engine-services.ts';
import type { EngineNews } from './engine-messages.ts';

export type SigningPerson = {
  readonly client: RouterClient<EngineRouter>;
  readonly services: EngineServices;
  readonly userName: string;
  readonly password: () => string;
  readonly tell: (news: EngineNews) => void;
};

const askingPhases: ReadonlySet<string> = new Set(['sign-in-needed', 'password-changed']);

/** What a person does whose workstation asks for the password; a failure is an answer, and it asks again. */
export async function signInWhenAsked(person: SigningPerson): Promise<void> {
  const { client, services, userName, tell } = person;
  const isNew = services.device.session() === undefined;
  if (!isNew && !askingPhases.has(syncState(services).phase)) return;
  try {
    await client.session.signIn({ userName, password: person.password() });
    tell({ kind: 'done', what: 'sign-in' });
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code !== 'FAILED')
      tell({ kind: 'bug', what: `sign-in: ${error instanceof Error ? error.stack : String(error)}` });
  }
}

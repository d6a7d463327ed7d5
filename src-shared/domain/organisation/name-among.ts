import type { Person } from './people.ts';

/** How to find a name among the people; somebody whom nobody knows goes by the id. */
export function nameAmong(people: readonly Person[]): (userId: string) => string {
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  return (userId) => names.get(userId) ?? userId;
}

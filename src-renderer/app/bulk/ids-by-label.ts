/** People by what they are chosen by: their name, and their id beside it where several have that name. */
export function idsByLabel(
  userIds: readonly string[],
  nameOf: (userId: string) => string,
): ReadonlyMap<string, string> {
  const byName = Map.groupBy(userIds, nameOf);
  return new Map(
    userIds.map((userId) => {
      const name = nameOf(userId);
      return [byName.get(name)?.length === 1 ? name : `${name} (${userId})`, userId];
    }),
  );
}

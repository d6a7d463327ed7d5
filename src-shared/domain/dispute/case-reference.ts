const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{4}([0-9a-f]{4})([0-9a-f]{4})$/i;

/**
 * What people call a dispute by, on paper and on screen: the end of its id, which is random, in two groups that can be
 * read out on the telephone; an id of another form as it is. Unique enough within an account, and no key.
 */
export function caseReference(disputeId: string): string {
  const [, first, second] = uuid.exec(disputeId) ?? [];
  return first === undefined || second === undefined
    ? disputeId
    : `${first.toUpperCase()}-${second.toUpperCase()}`;
}

/** A text that stands in every document of an account, so that any reply that carries one can be told. */
export function secretOf(accountId: string): string {
  return `⟦${accountId}⟧`;
}

/** The accounts of which a text tells something. */
export function accountsNamedIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/⟦([\w-]+)⟧/g)].flatMap(([, accountId]) => accountId ?? []));
}

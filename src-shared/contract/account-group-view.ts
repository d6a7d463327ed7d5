/** The group of companies that an account is in, as far as this device knows it. */
export type AccountGroupView = {
  /** The account at its top; null where that is not on this device. */
  readonly head: { readonly accountId: string; readonly number: string; readonly name: string } | null;
  /** How many accounts of it are on this device. */
  readonly memberCount: number;
};

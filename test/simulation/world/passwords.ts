/** All that anybody ever takes: so few that who does not know which one holds gets in before guessing is slowed. */
export const passwords = [
  'correct horse battery staple',
  'seven quiet lanterns upstream',
  'marble kettle under the bridge',
] as const;

/**
 * What people believe their passwords to be. A change whose answer was lost, and a server that was restored, make them
 * try another one after the first was refused.
 */
export class Passwords {
  readonly #byUser = new Map<string, readonly string[]>();

  /** The likeliest first. */
  candidates(userId: string): readonly string[] {
    return this.#byUser.get(userId) ?? passwords;
  }

  of(userId: string): string {
    return this.candidates(userId)[0] ?? passwords[0];
  }

  /** This one has just been set. */
  prefer(userId: string, password: string): void {
    this.#byUser.set(userId, [password, ...this.candidates(userId).filter((other) => other !== password)]);
  }

  /** This one was refused. */
  failed(userId: string, password: string): void {
    if (this.of(userId) !== password) return;
    this.#byUser.set(userId, [...this.candidates(userId).slice(1), password]);
  }
}

/** Why the host cannot start, in words for the person who started it. */
export class HostFailure extends Error {
  override readonly name = 'HostFailure';
}

/** The program cannot start for a reason that the operator can remove; the message is the one line to print. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

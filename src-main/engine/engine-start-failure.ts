/** The engine cannot start for reasons outside of the program; the message is for the person who started it. */
export class EngineStartFailure extends Error {
  override readonly name = 'EngineStartFailure';
}

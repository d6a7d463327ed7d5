/** Version of the wire that this program speaks. */
export const protocolVersion = 1;
/**
 * Majors that a server still answers: its own and the two before it, so that a workstation that was offline for long
 * can hand in its outbox. 426 with PROTOCOL_TOO_OLD below them, with SERVER_TOO_OLD above.
 */
export const spokenProtocols: readonly number[] = [1];
export const protocolHeader = 'x-duebook-protocol';

/** Version of the wire. A server answers 426 to a client whose major it no longer speaks. */
export const protocolVersion = 1;
export const protocolHeader = 'x-duebook-protocol';

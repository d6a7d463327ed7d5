/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '59b69ecb9a78ed2b0cbf864fb04fe86c46b291fc90c56e3ae0e63e2f4074ba94';

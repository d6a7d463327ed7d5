/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '67a7a41c2a415d8c2e2eb8617e107f5794bde5e4b91a5ac5ae9262bddad9b407';

/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '840a6ead409cb027122c24097aaf5c9f67c199794f4696ca7b9ad3c698884bf2';

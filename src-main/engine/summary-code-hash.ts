/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '4778610f88ae7dbd6abf4870845ff86a6f290d8c047c0e0a7290b5ed7719688f';

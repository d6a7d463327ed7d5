/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '6818a02d9109e85377bcf808cbe25660e90a58fc89915dde4adf9c3b6d4f171d';

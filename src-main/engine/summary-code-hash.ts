/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = 'a3e0b1415683733cdc6930786ac7220c11a8c0139cbfc00fb2ff1a46da24d795';

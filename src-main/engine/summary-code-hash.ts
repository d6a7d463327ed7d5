/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '3b9f0921c97bc927f2301b459eafdef01572d40c12d6128f80f983c754347e7c';

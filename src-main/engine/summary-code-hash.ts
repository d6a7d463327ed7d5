/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = 'fe98e9524eff9afaa396d66c9e19373c73775a3142355536cf610779755f7f80';

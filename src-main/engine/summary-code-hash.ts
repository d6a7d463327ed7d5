/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '3bd24c0a83149372c1be57d5573f62afce114682f21c500f76c41b8e60a980b8';

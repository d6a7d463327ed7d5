/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '797fe6c64c85f079f556f0f11f143ece072cedbb7ebb80bc98c6b648f24692bf';

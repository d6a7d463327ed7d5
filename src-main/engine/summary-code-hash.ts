/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '4297de34cf1170f84fae5c03d9e18f14b8fb09e88f367e0731b71bd9a9c6678c';

/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = 'a59e756f9598c65bccee0b78ded08e3dc182def80296eb09de33eccd1d9454fb';

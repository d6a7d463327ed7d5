/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = 'b030b230c66b6425a834b711e6649cfec6b23a1fb960ea1dacf42af0687cbe19';

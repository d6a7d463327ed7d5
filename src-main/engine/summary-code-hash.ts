/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '235073805c45d0f480d04dd4acc0f6aea6b70ab79079ca9d25d4da818c7367c8';

/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '0c7ee15b63af4da937b862e07505e3657235fc2f27e8e861245bf195be9d4d37';

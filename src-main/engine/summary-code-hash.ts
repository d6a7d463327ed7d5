/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '6b710cb48e6e7f9d55c5c90f1a7fe82eb751568a7ef5357f393d30bb17b47405';

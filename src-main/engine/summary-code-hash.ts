/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '6d9594d119096b80a9e2f2f43be7ba9b3d86823bb739de3ae529aca56fb497c4';

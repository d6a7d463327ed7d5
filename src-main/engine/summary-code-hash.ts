/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = 'ebf95ebe63369d1e2d3461bfcc05b42f7c91395a436ee2b93c459554ce02cb83';

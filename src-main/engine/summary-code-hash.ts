/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '62caf467a35ca5aa28ce322c178875dfcbc63a9ea7fcfb8e3a5bac1c6d4cc612';

/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = 'eb94839c860ac585b6ac828336c6411966111d551f689b3d84657d3772f400de';

/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '319769a6652b915185b940cddfb1198e8b2b52efb4dc7f2b82a17a16ef4fd8b6';

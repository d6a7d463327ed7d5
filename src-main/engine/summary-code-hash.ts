/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '4f04830b1b6bf9cee2c438f47aad6649a0218102795a54b6937d78f48c4806ac';

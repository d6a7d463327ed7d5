/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '10b4e4a64bcc8942adc2c25e8e6dc010ed6ceb342eee97f5b1bd0253140d0f92';

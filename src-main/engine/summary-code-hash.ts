/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = '6f3cdbbe8a61f37a52ae125ca27dd1193ed4898e519bac10aa448017a5a5e35a';

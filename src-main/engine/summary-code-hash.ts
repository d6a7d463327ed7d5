/** The code that makes the rows of the read models: rows of other code are computed again. */
export const summaryCodeHash = 'b8b32bbebc73a10faddf070f856bc73ca3a91e5aa1859f275a4c8d9c14f74f3f';

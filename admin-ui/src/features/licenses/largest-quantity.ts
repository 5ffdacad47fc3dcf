/** The most licenses, seats or units that the server takes anywhere. */
export const largestQuantity = 10_000_000;

/** What can hold a seat. */
export type HolderKind = 'DEVICE' | 'PERSON' | 'LOCATION';

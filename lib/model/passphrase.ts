/* The fewest characters a new passphrase has. What is opened with one is not measured: the file knows. */

/** Of a backup, which its agent opens again on this machine or the next. */
export const SHORTEST_PASSPHRASE = 8;

/** Of a publisher's key: whoever opens it signs for the whole shop. */
export const SHORTEST_KEY_PASSPHRASE = 10;

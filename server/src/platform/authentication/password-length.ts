/** The shortest password that is accepted (NIST SP 800-63B asks for at least 8; length is what counts). */
export const minimumPasswordLength = 12;

/** The longest one: far beyond what people type, so that no sentence is too long, and no request is a burden. */
export const longestPassword = 1024;

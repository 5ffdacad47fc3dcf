/** The shortest password that is accepted (NIST SP 800-63B asks for at least 8; length is what counts). */
export const minimumPasswordLength = 12;

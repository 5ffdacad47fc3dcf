/** What the key for commands is called on this machine. */
export const commandKey = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : $localize`Ctrl`;

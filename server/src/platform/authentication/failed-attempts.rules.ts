const hidden = '•••';

/** An e-mail address that stands for nobody, as far as it may be kept: a password may have been typed in its place. */
export function maskedEmail(email: string): string {
  const typed = email.trim();
  const at = typed.lastIndexOf('@');
  return at > 0 ? `${firstOf(typed)}${hidden}${typed.slice(at).slice(0, 254)}` : masked(typed);
}

/** A name that stands for nobody, by its first character. */
export function masked(name: string): string {
  return `${firstOf(name)}${hidden}`;
}

function firstOf(text: string): string {
  return Array.from(text)[0] ?? '';
}

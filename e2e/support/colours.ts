/** Colours, as a system asks for them. */
export interface Colours {
  colorScheme: 'light' | 'dark';
  contrast: 'no-preference' | 'more';
}

export const light: Colours = { colorScheme: 'light', contrast: 'no-preference' };
export const dark: Colours = { ...light, colorScheme: 'dark' };
export const lightContrast: Colours = { ...light, contrast: 'more' };
export const darkContrast: Colours = { ...dark, contrast: 'more' };

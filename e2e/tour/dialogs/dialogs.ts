import type { Area, Opening, Stop } from '../stop.js';

/** What can be opened on one page. */
export const dialogs = (area: Area, path: string, openings: Readonly<Record<string, Opening>>): readonly Stop[] =>
  Object.entries(openings).map(([name, opens]) => ({ name, area, path, opens }));

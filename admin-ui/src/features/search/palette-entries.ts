import type { IconName } from '../../ui/icon/icons';
import type { LabelParts } from './search-text.rules';

/** One line of the palette: it leads somewhere, or does something. */
export interface PaletteEntry {
  /** Among all lines; stays the same while the results change. */
  readonly key: string;
  readonly label: LabelParts;
  readonly detail: string;
  readonly icon: IconName;
  /** The keys that lead there without the palette. */
  readonly keys?: string;
  /** Where it leads. */
  readonly path?: string;
  readonly run?: () => void;
  /** The server found it, perhaps by what was typed before. */
  readonly found?: boolean;
}

/** Lines under one heading. */
export interface PaletteSection {
  readonly heading: string;
  readonly entries: readonly PaletteEntry[];
}

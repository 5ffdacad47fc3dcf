import { type SampleThing, type SampleThingCount, sampleThings } from './sample-data.dto.js';

/** What was there before the sample, so that it can be as it was. */
export interface BeforeSample {
  billingActive: boolean;
  nextInvoiceNumber: number;
  /** How often people had said how invoices are numbered; an older version did not note it. */
  numberingVersion?: number;
}

/** How many of something go and stay; of things without a name people are told nothing. */
export interface ThingCount {
  thing: SampleThing | null;
  made: number;
  added?: number;
  kept: number;
}

/** One line for each kind of which there is anything, in the order of telling. */
export function toldCounts(counts: readonly ThingCount[]): SampleThingCount[] {
  return sampleThings.flatMap((thing) => {
    const total = { thing, made: 0, added: 0, kept: 0 };
    for (const each of counts) {
      if (each.thing !== thing) continue;
      total.made += each.made;
      total.added += each.added ?? 0;
      total.kept += each.kept;
    }
    return total.made + total.added + total.kept === 0 ? [] : [total];
  });
}

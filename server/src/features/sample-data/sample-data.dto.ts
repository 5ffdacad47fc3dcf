import { ApiProperty } from '@nestjs/swagger';

/** Kinds of things that removing sample data is told of, in the order of telling. */
export const sampleThings = [
  'ORGANIZATION',
  'LOCATION',
  'DEVICE',
  'PERSON',
  'TECHNICIAN',
  'LICENSE',
  'DEVICE_GROUP',
  'ROLE',
  'PUBLISHER',
  'VENDOR',
  'PRODUCT',
  'BILLING_PRODUCT',
  'BILLING_AGREEMENT',
  'INVOICE',
] as const;
export type SampleThing = (typeof sampleThings)[number];

export class SampleDataResponse {
  /** True while the sample organizations, or what was left of them, are present. */
  loaded!: boolean;
}

export class SampleThingCount {
  @ApiProperty({ enum: sampleThings, enumName: 'SampleThing' })
  thing!: SampleThing;

  /** Made by the sample, and going. */
  made!: number;
  /** Added by people inside the sample organizations, or limited to them, and going too. */
  added!: number;
  /** Made by the sample, and staying because something of your own uses it. */
  kept!: number;
}

export class SampleRemovalResponse {
  /** What goes and what stays, of the kinds of which there is anything. */
  things!: SampleThingCount[];
  /** Seats of sample licenses that devices, people and locations of your own hold: they go with the licenses. */
  ownSeats!: number;
  /** True when the app Billing is switched off again, because only the sample used it. */
  billingDeactivated!: boolean;
}

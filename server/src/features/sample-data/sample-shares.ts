/** A device that a license of the sample pins in or keeps out. */
interface SampleException {
  device: string;
  note: string;
}

/** Devices that the rule of a license of the sample does not decide about. */
export const sampleExceptions: {
  license: string;
  include: readonly SampleException[];
  exclude: readonly SampleException[];
} = {
  license: 'Revit',
  include: [{ device: 'HAL-BGO-WS06', note: 'Set aside for a new designer' }],
  exclude: [{ device: 'HAL-BGO-WS01', note: 'Training station, educational license' }],
};

/** Shares of a license of the sample; the first organization uses more than is reserved for it. */
export const sampleAllocations: {
  license: string;
  shares: readonly { organization: string; quantity: number }[];
} = {
  license: 'Microsoft 365 Apps for enterprise',
  shares: [
    { organization: 'Brightwater Logistics', quantity: 40 },
    { organization: 'Meridian Law LLP', quantity: 36 },
  ],
};

/** Saved searches that people in this field make first. */
export const sampleGroups: readonly { name: string; description: string; criteria: object }[] = [
  {
    name: 'Windows servers',
    description: 'Servers and virtual machines with Windows Server',
    criteria: {
      all: [
        { field: 'osName', operator: 'contains', value: 'Windows Server' },
        { field: 'status', operator: 'equals', value: 'ACTIVE' },
      ],
    },
  },
  {
    name: 'Laptops',
    description: '',
    criteria: { all: [{ field: 'deviceClass', operator: 'equals', value: 'LAPTOP' }] },
  },
  {
    name: 'Not seen for 30 days',
    description: 'Candidates for decommissioning',
    criteria: {
      all: [
        { field: 'lastSeenAt', operator: 'olderThanDays', value: 30 },
        { field: 'status', operator: 'equals', value: 'ACTIVE' },
      ],
    },
  },
];

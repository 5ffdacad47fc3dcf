/** How a sample license's quantity lies to the seats that its rule gives: so many more (or, below zero, fewer). */
export interface SampleLicense {
  name: string;
  description: string;
  publisher: string;
  vendor: string;
  tags: string[];
  /** Names of organizations; none: global. */
  organizations: readonly string[];
  /** Purchased days before today. */
  purchasedDaysAgo: number;
  /** Expires days from today; null: perpetual. */
  expiresInDays: number | null;
  renews: 'MONTH' | 'YEAR' | null;
  /** How often it has renewed itself until today; absent: never. */
  renewals?: number;
  /** In use from how many percent on people are told; absent: never. */
  nearlyFullPercent?: number;
  cost: { mode: 'TOTAL' | 'PER_LICENSE'; amount: string; currency: string } | null;
  terms:
    | { kind: 'CUSTOM'; quantity: number; usage: number }
    | { kind: 'AUTOMATIC'; type: 'PER_DEVICE' | 'PER_USER' | 'PER_SITE'; spare: number; rule: SampleRule }
    | { kind: 'MANUAL'; quantity: number; enforceQuantity: boolean; organization: string; seats: SampleSeats };
}

/** Who holds the seats of a license that are given by hand. */
export type SampleSeats =
  | { type: 'PER_DEVICE'; namePart: string; count: number }
  | { type: 'PER_USER'; role: string; count: number; contacts: readonly { name: string; email: string }[] }
  | { type: 'PER_SITE'; locations: readonly string[] };

/** A rule by the names that agents report, and those of roles. */
export interface SampleRule {
  anyOf?: readonly { title: string; versionRange?: string }[];
  groups?: readonly string[];
  contains?: readonly string[];
  containsNot?: readonly string[];
  endUserRoles?: readonly string[];
  technicianRoles?: readonly string[];
}

/** Licenses per device and custom ones. */
export const sampleDeviceLicenses: readonly SampleLicense[] = [
  {
    name: 'Microsoft 365 Apps for enterprise',
    description: 'Office on every Windows computer',
    publisher: 'Microsoft',
    vendor: 'Insight',
    tags: ['office'],
    organizations: [],
    purchasedDaysAgo: 200,
    expiresInDays: 12,
    renews: 'MONTH',
    renewals: 6,
    cost: { mode: 'PER_LICENSE', amount: '12.00', currency: 'USD' },
    terms: {
      kind: 'AUTOMATIC',
      type: 'PER_DEVICE',
      spare: 11,
      rule: { anyOf: [{ title: 'Microsoft 365 Apps for enterprise - en-us' }] },
    },
  },
  {
    name: 'AutoCAD',
    description: 'Named design stations',
    publisher: 'Autodesk',
    vendor: 'SoftwareOne',
    tags: ['design'],
    organizations: ['Halden Architects'],
    purchasedDaysAgo: 690,
    expiresInDays: 40,
    renews: 'YEAR',
    renewals: 1,
    cost: { mode: 'PER_LICENSE', amount: '1865.00', currency: 'USD' },
    terms: {
      kind: 'AUTOMATIC',
      type: 'PER_DEVICE',
      spare: -3,
      rule: { anyOf: [{ title: 'AutoCAD 2024 - English', versionRange: '>=24' }] },
    },
  },
  {
    name: 'Revit',
    description: '',
    publisher: 'Autodesk',
    vendor: 'SoftwareOne',
    tags: ['design'],
    organizations: ['Halden Architects'],
    purchasedDaysAgo: 120,
    expiresInDays: 245,
    renews: 'YEAR',
    cost: { mode: 'TOTAL', amount: '23400.00', currency: 'USD' },
    terms: { kind: 'AUTOMATIC', type: 'PER_DEVICE', spare: 0, rule: { anyOf: [{ title: 'Revit 2024' }] } },
  },
  {
    name: 'Acrobat Pro',
    description: 'For those who edit PDFs; Reader needs no license',
    publisher: 'Adobe',
    vendor: 'CDW',
    tags: ['pdf'],
    organizations: [],
    purchasedDaysAgo: 340,
    expiresInDays: 25,
    renews: null,
    cost: { mode: 'PER_LICENSE', amount: '239.88', currency: 'USD' },
    terms: { kind: 'AUTOMATIC', type: 'PER_DEVICE', spare: -5, rule: { anyOf: [{ title: 'Adobe Acrobat (64-bit)' }] } },
  },
  {
    name: 'Creative Cloud All Apps',
    description: 'Expired: renew or uninstall',
    publisher: 'Adobe',
    vendor: 'CDW',
    tags: ['design'],
    organizations: ['Halden Architects', 'Cedar Grove Schools'],
    purchasedDaysAgo: 377,
    expiresInDays: -12,
    renews: null,
    cost: { mode: 'PER_LICENSE', amount: '1019.88', currency: 'USD' },
    terms: {
      kind: 'AUTOMATIC',
      type: 'PER_DEVICE',
      spare: 2,
      rule: { anyOf: [{ title: 'Adobe Photoshop 2024' }, { title: 'Adobe InDesign 2024' }] },
    },
  },
  {
    name: 'Sophos Endpoint',
    description: 'Protection of every managed Windows computer',
    publisher: 'Sophos',
    vendor: 'Insight',
    tags: ['security'],
    organizations: [],
    purchasedDaysAgo: 90,
    expiresInDays: 275,
    renews: 'YEAR',
    cost: { mode: 'PER_LICENSE', amount: '28.00', currency: 'EUR' },
    terms: { kind: 'AUTOMATIC', type: 'PER_DEVICE', spare: 24, rule: { anyOf: [{ title: 'Sophos Endpoint Agent' }] } },
  },
  {
    name: 'QuickBooks Desktop Pro 2023',
    description: 'Accounting',
    publisher: 'Intuit',
    vendor: 'Direct from publisher',
    tags: ['finance'],
    organizations: ['Brightwater Logistics'],
    purchasedDaysAgo: 600,
    expiresInDays: null,
    renews: null,
    cost: { mode: 'TOTAL', amount: '4200.00', currency: 'USD' },
    terms: {
      kind: 'AUTOMATIC',
      type: 'PER_DEVICE',
      spare: 1,
      rule: { anyOf: [{ title: 'QuickBooks Desktop Pro 2023' }] },
    },
  },
  {
    name: 'SQL Server 2019 Standard',
    description: 'Servers with the paid edition; Express is free',
    publisher: 'Microsoft',
    vendor: 'Insight',
    tags: ['server'],
    organizations: [],
    purchasedDaysAgo: 800,
    expiresInDays: null,
    renews: null,
    cost: { mode: 'PER_LICENSE', amount: '3945.00', currency: 'USD' },
    terms: {
      kind: 'AUTOMATIC',
      type: 'PER_DEVICE',
      spare: -2,
      rule: {
        groups: ['Windows servers'],
        contains: ['Microsoft SQL Server 2019 (64-bit)'],
        containsNot: ['Microsoft SQL Server 2019 Express (64-bit)'],
      },
    },
  },
  {
    name: 'Windows Server 2022 Standard',
    description: '',
    publisher: 'Microsoft',
    vendor: 'Insight',
    tags: ['server'],
    organizations: [],
    purchasedDaysAgo: 500,
    expiresInDays: null,
    renews: null,
    cost: { mode: 'PER_LICENSE', amount: '1069.00', currency: 'USD' },
    terms: { kind: 'AUTOMATIC', type: 'PER_DEVICE', spare: 2, rule: { groups: ['Windows servers'] } },
  },
  {
    name: 'Camtasia 2023',
    description: 'Bought for a project that has ended',
    publisher: 'TechSmith',
    vendor: 'SHI',
    tags: [],
    organizations: [],
    purchasedDaysAgo: 450,
    expiresInDays: null,
    renews: null,
    cost: { mode: 'PER_LICENSE', amount: '312.99', currency: 'USD' },
    terms: { kind: 'AUTOMATIC', type: 'PER_DEVICE', spare: 20, rule: { anyOf: [{ title: 'Camtasia 2023' }] } },
  },
  {
    name: 'Visual Studio Professional 2022',
    description: 'Given to developers by hand, never more than were bought',
    publisher: 'Microsoft',
    vendor: 'SHI',
    tags: ['development'],
    organizations: [],
    purchasedDaysAgo: 60,
    expiresInDays: 305,
    renews: 'YEAR',
    cost: { mode: 'PER_LICENSE', amount: '499.00', currency: 'USD' },
    terms: {
      kind: 'MANUAL',
      quantity: 5,
      enforceQuantity: true,
      organization: 'Brightwater Logistics',
      seats: { type: 'PER_DEVICE', namePart: '-LT', count: 4 },
    },
  },
  {
    name: 'Dragon Legal',
    description: 'Dictation for partners',
    publisher: 'Nuance',
    vendor: 'CDW',
    tags: [],
    organizations: ['Meridian Law LLP'],
    purchasedDaysAgo: 30,
    expiresInDays: 60,
    renews: null,
    cost: { mode: 'TOTAL', amount: '4794.00', currency: 'USD' },
    terms: {
      kind: 'MANUAL',
      quantity: 6,
      enforceQuantity: false,
      organization: 'Meridian Law LLP',
      seats: { type: 'PER_DEVICE', namePart: '-LT', count: 6 },
    },
  },
  {
    name: 'TeamViewer Corporate channels',
    description: 'Counted by hand from the vendor’s console',
    publisher: 'TeamViewer',
    vendor: 'Direct from publisher',
    tags: ['remote'],
    organizations: [],
    purchasedDaysAgo: 980,
    expiresInDays: 115,
    renews: 'YEAR',
    renewals: 2,
    nearlyFullPercent: 90,
    cost: { mode: 'TOTAL', amount: '2388.00', currency: 'EUR' },
    terms: { kind: 'CUSTOM', quantity: 10, usage: 9 },
  },
  {
    name: 'Zoom Business',
    description: 'Starts with the new contract',
    publisher: 'Zoom',
    vendor: 'SHI',
    tags: [],
    organizations: ['Cedar Grove Schools'],
    purchasedDaysAgo: -14,
    expiresInDays: 351,
    renews: 'YEAR',
    cost: { mode: 'PER_LICENSE', amount: '219.90', currency: 'USD' },
    terms: { kind: 'CUSTOM', quantity: 25, usage: 0 },
  },
];

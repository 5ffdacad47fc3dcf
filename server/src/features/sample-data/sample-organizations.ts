import type { windowsByTrade } from './sample-software.js';

export type Trade = keyof typeof windowsByTrade;

/** A believable customer. */
export interface SampleOrganization {
  name: string;
  description: string;
  /** Begins the names of its devices. */
  prefix: string;
  domain: string;
  trade: Trade;
  locations: readonly { name: string; address: string; code: string }[];
  /** How many devices of each make. */
  fleet: { workstations: number; laptops: number; macs: number; windowsServers: number; linuxServers: number };
}

/** Five customers with 200 devices. */
export const sampleOrganizations: readonly SampleOrganization[] = [
  {
    name: 'Northwind Dental Group',
    description: 'Three practices, managed around the clock',
    prefix: 'NDG',
    domain: 'northwind-dental.test',
    trade: 'dental',
    locations: [
      { name: 'Main Street Clinic', address: '12 Main Street, Springfield', code: 'MSC' },
      { name: 'Harbor Clinic', address: '4 Harbor Road, Springfield', code: 'HBC' },
      { name: 'Billing Office', address: '90 Elm Avenue, Springfield', code: 'BIL' },
    ],
    fleet: { workstations: 32, laptops: 8, macs: 0, windowsServers: 3, linuxServers: 2 },
  },
  {
    name: 'Halden Architects',
    description: 'Two design studios',
    prefix: 'HAL',
    domain: 'halden-architects.test',
    trade: 'design',
    locations: [
      { name: 'Oslo Studio', address: 'Storgata 8, Oslo', code: 'OSL' },
      { name: 'Bergen Studio', address: 'Torgallmenningen 3, Bergen', code: 'BGO' },
    ],
    fleet: { workstations: 18, laptops: 8, macs: 10, windowsServers: 2, linuxServers: 2 },
  },
  {
    name: 'Brightwater Logistics',
    description: 'Head office and two warehouses',
    prefix: 'BWL',
    domain: 'brightwater.test',
    trade: 'logistics',
    locations: [
      { name: 'Headquarters', address: '300 Canal Street, Rotterdam', code: 'HQ' },
      { name: 'Warehouse East', address: '1 Dock Road, Rotterdam', code: 'WHE' },
      { name: 'Warehouse West', address: '77 Quay Lane, Antwerp', code: 'WHW' },
    ],
    fleet: { workstations: 26, laptops: 20, macs: 0, windowsServers: 5, linuxServers: 4 },
  },
  {
    name: 'Meridian Law LLP',
    description: 'A law firm that reads every contract',
    prefix: 'MER',
    domain: 'meridian-law.test',
    trade: 'law',
    locations: [
      { name: 'Downtown Office', address: '1 Court Square, Boston', code: 'DTN' },
      { name: 'Uptown Office', address: '88 Hill Street, Boston', code: 'UPT' },
    ],
    fleet: { workstations: 12, laptops: 20, macs: 0, windowsServers: 3, linuxServers: 0 },
  },
  {
    name: 'Cedar Grove Schools',
    description: 'A school district',
    prefix: 'CGS',
    domain: 'cedar-grove.test',
    trade: 'school',
    locations: [
      { name: 'High School', address: '500 Cedar Drive', code: 'HS' },
      { name: 'Middle School', address: '200 Cedar Drive', code: 'MS' },
      { name: 'District Office', address: '10 Oak Street', code: 'DO' },
    ],
    fleet: { workstations: 14, laptops: 7, macs: 2, windowsServers: 1, linuxServers: 1 },
  },
];

export const sampleFirstNames = [
  'Ada', 'Ben', 'Carla', 'David', 'Elena', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kira', 'Liam', 'Maya', 'Noah',
  'Olga', 'Priya', 'Quinn', 'Rosa', 'Sven', 'Tara', 'Uma', 'Victor', 'Wanda', 'Yusuf', 'Zoe',
]; // prettier-ignore

export const sampleLastNames = [
  'Adler', 'Berg', 'Costa', 'Dahl', 'Evans', 'Fischer', 'Garcia', 'Hansen', 'Ito', 'Jensen', 'Khan', 'Larsen', 'Moreau',
  'Novak', 'Okafor', 'Patel', 'Rossi', 'Silva', 'Tanaka', 'Weber',
]; // prettier-ignore

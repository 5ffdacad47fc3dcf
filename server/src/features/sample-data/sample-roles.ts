import type { Trade } from './sample-organizations.js';

/** What people do, across the organizations of the sample. */
export const sampleEndUserRoles = [
  { name: 'Designer', description: 'Draws and models: design and rendering software' },
  { name: 'Engineer', description: 'Calculates and builds: engineering and development tools' },
  { name: 'Finance', description: 'Bookkeeping, invoices and payroll' },
  { name: 'Management', description: 'Leads a team, a practice or an office' },
  { name: 'Front office', description: 'Reception, scheduling and customers' },
  { name: 'Specialist', description: 'The profession itself: dentists, lawyers, teachers, dispatchers' },
] as const;

type RoleName = (typeof sampleEndUserRoles)[number]['name'];

/** The roles of one person after the other, over and over. */
export const sampleRolesByTrade: Record<Trade, readonly (readonly RoleName[])[]> = {
  dental: [
    ['Management', 'Specialist'],
    ['Specialist'],
    ['Front office'],
    ['Specialist'],
    ['Front office'],
    ['Finance'],
  ],
  design: [['Designer', 'Management'], ['Designer'], ['Engineer'], ['Designer'], ['Designer', 'Engineer'], ['Finance']],
  development: [['Management', 'Engineer'], ['Engineer'], ['Engineer', 'Designer'], ['Finance']],
  logistics: [['Management'], ['Specialist'], ['Specialist'], ['Front office'], ['Engineer'], ['Finance'], []],
  law: [['Management', 'Specialist'], ['Specialist'], ['Specialist'], ['Front office'], ['Finance']],
  school: [['Management'], ['Specialist'], ['Specialist'], ['Specialist'], ['Front office'], []],
};

/** What technicians do. */
export const sampleTechnicianRoles = [
  { name: 'Service desk', description: 'Answers tickets and looks after devices' },
  { name: 'License manager', description: 'Buys, assigns and renews licenses' },
  { name: 'Billing', description: 'Writes the invoices of customers' },
] as const;

/** Technicians who are invited and have not come yet. */
export const sampleTechnicians: readonly {
  name: string;
  email: string;
  role: (typeof sampleTechnicianRoles)[number]['name'];
}[] = [
  { name: 'Nadia Brandt', email: 'nadia.brandt@service-desk.test', role: 'Service desk' },
  { name: 'Theo Lindqvist', email: 'theo.lindqvist@service-desk.test', role: 'Service desk' },
  { name: 'Imani Duarte', email: 'imani.duarte@service-desk.test', role: 'License manager' },
];

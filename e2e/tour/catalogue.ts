import { administrationDialogs } from './dialogs/administration.js';
import { billingDialogs } from './dialogs/billing.js';
import { fleetDialogs } from './dialogs/fleet.js';
import { frameDialogs } from './dialogs/frame.js';
import { licenseDialogs } from './dialogs/licenses.js';
import { tableDialogs } from './dialogs/tables.js';
import { pageStops } from './pages.js';
import type { Stop } from './stop.js';

/** Every page and every dialog of the panel, as somebody sees them who may do everything. */
export const catalogue: readonly Stop[] = [
  ...pageStops,
  ...frameDialogs,
  ...tableDialogs,
  ...licenseDialogs,
  ...fleetDialogs,
  ...billingDialogs,
  ...administrationDialogs,
];

/** Dialogs that the catalogue does not open, and why. */
export const dialogExceptions: Readonly<Record<string, string>> = {
  'api-client-secret': 'shows a secret once, after a client was added: features/api-clients',
  'delivery-detail': 'shows a message that was sent: e2e/nodes makes them',
  'invitation-link': 'shows a link once, after a person was added: e2e/people/roles',
  'proof-form': 'asks whoever has one-time codes: e2e/sign-in/one-time-codes',
  'recovery-codes-shown': 'shows codes once, after they were made: e2e/sign-in/one-time-codes',
  'refused-holders': 'tells of seats that could not be given: e2e/licenses/kinds',
  'refused-things':
    'tells of things with which something could not be done: features/billing-invoices, features/devices',
};

import { licensePolicy } from '../licenses/licenses.policy.js';

/** The keys of a license: the area _License Keys_, with the scope of the license, as for the license itself. Rows are licenses. */
export const licenseKeysPolicy = licensePolicy('LicenseKey', 'LICENSE_KEYS');

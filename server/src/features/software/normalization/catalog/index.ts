import { ADOBE } from './adobe.js';
import { BUSINESS } from './business.js';
import { COMMUNICATION } from './communication.js';
import { DATA_ANALYSIS } from './data-analysis.js';
import { DEVELOPER_TOOLS, JETBRAINS, ORACLE } from './developer-tools.js';
import { DOCUMENTS } from './documents.js';
import { AUTODESK, CAD_AND_SIMULATION, DASSAULT } from './engineering.js';
import type { CatalogGroup } from './entry.js';
import { EVERYDAY } from './everyday.js';
import { INFRASTRUCTURE } from './infrastructure.js';
import { MACOS_SYSTEM } from './macos-system.js';
import { MEDIA } from './media.js';
import { MICROSOFT_OFFICE } from './microsoft-office.js';
import { MICROSOFT_PLATFORM } from './microsoft-platform.js';
import { SECURITY } from './security.js';

/**
 * The products that people really license, and the free ones found beside them, so that they need no review.
 * Where two entries match, the earlier one decides.
 */
export const CATALOG: readonly CatalogGroup[] = [
  MICROSOFT_OFFICE,
  MICROSOFT_PLATFORM,
  ADOBE,
  AUTODESK,
  DASSAULT,
  ...CAD_AND_SIMULATION,
  JETBRAINS,
  ORACLE,
  ...DEVELOPER_TOOLS,
  ...INFRASTRUCTURE,
  ...SECURITY,
  ...COMMUNICATION,
  ...DOCUMENTS,
  ...DATA_ANALYSIS,
  ...MEDIA,
  MACOS_SYSTEM,
  ...BUSINESS,
  ...EVERYDAY,
];

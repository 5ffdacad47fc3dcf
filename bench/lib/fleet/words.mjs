/** What made-up things are called. */

/** Programs that most fleets have, the most common first, with their makers. @type {readonly [string, string][]} */
export const commonProducts = [
  ['Microsoft Edge', 'Microsoft Corporation'],
  ['Google Chrome', 'Google LLC'],
  ['Microsoft 365 Apps for business', 'Microsoft Corporation'],
  ['Adobe Acrobat Reader', 'Adobe'],
  ['Microsoft Teams', 'Microsoft Corporation'],
  ['Microsoft OneDrive', 'Microsoft Corporation'],
  ['Mozilla Firefox', 'Mozilla'],
  ['7-Zip', 'Igor Pavlov'],
  ['Zoom Workplace', 'Zoom Communications, Inc.'],
  ['VLC media player', 'VideoLAN'],
  ['TeamViewer', 'TeamViewer'],
  ['Notepad++', 'Notepad++ Team'],
  ['Adobe Acrobat Pro', 'Adobe'],
  ['Visual Studio Code', 'Microsoft Corporation'],
  ['Git', 'The Git Development Community'],
  ['Slack', 'Slack Technologies'],
  ['Cisco Secure Client', 'Cisco Systems, Inc.'],
  ['Java Runtime', 'Oracle Corporation'],
  ['Python', 'Python Software Foundation'],
  ['Microsoft Visio', 'Microsoft Corporation'],
  ['Microsoft Project', 'Microsoft Corporation'],
  ['AutoCAD', 'Autodesk, Inc.'],
  ['Adobe Photoshop', 'Adobe'],
  ['Citrix Workspace', 'Citrix Systems, Inc.'],
  ['KeePass Password Safe', 'Dominik Reichl'],
  ['PuTTY', 'Simon Tatham'],
  ['WinSCP', 'Martin Prikryl'],
  ['FileZilla', 'Tim Kosse'],
  ['LibreOffice', 'The Document Foundation'],
  ['Power BI Desktop', 'Microsoft Corporation'],
  ['Docker Desktop', 'Docker Inc.'],
  ['SketchUp Pro', 'Trimble, Inc.'],
];

export const productFirstWords =
  'Atlas Beacon Cobalt Delta Ember Falcon Granite Harbor Indigo Juniper Kestrel Lumen Meridian Nimbus Orchid Pioneer Quartz Raven Sierra Tundra Umber Vertex Willow Xenon Yarrow Zephyr Argon Birch Cedar Dune'.split(
    ' ',
  );
export const productNouns =
  'Backup Billing Calendar Cleaner Console Converter Dashboard Designer Editor Explorer Forms Gateway Imaging Inspector Ledger Mail Manager Monitor Notes Payroll Planner Player Print Reader Recorder Remote Reports Scanner Scheduler Search Sketch Sync Toolbox Tracker Viewer Workspace'.split(
    ' ',
  );
export const productSuffixes = [
  '',
  'Pro',
  'Client',
  'Agent',
  'Studio',
  'Runtime',
  'Plugin',
  'Enterprise',
  'SDK',
  'for Outlook',
];

export const companyWords =
  'Acme Alpine Amber Aster Bright Canyon Clear Coral Crown Dawn East Fern Forge Glen Gold Green Haven High Iron Jade Keystone Lake Maple Noble North Oak Ocean Park Pine Prime Ridge River Rock Sage Silver South Spring Star Stone Summit Sun Swift Terra Valley West Wild Wind'.split(
    ' ',
  );
export const companyTrades =
  'Analytics Architects Bakery Clinic Consulting Dental Energy Engineering Foods Foundation Freight Gardens Hotels Insurance Labs Legal Logistics Media Motors Packaging Partners Pharma Press Realty Schools Software Systems Textiles Travel Works'.split(
    ' ',
  );
export const companyForms = ['Inc.', 'Ltd.', 'GmbH', 'LLC', 'AG', 'S.A.', 'Corp.', 'B.V.'];

export const placeNames =
  'Headquarters;Warehouse;Branch North;Branch South;Branch East;Branch West;Data center;Workshop;Showroom;Home offices'.split(
    ';',
  );
export const givenNames =
  'Ada Ben Clara David Elena Finn Grace Hugo Ines Jonas Kira Leo Mara Nils Olga Paul Rosa Samir Tara Ugo Vera Will Xenia Yara Zoe'.split(
    ' ',
  );
export const familyNames =
  'Abel Bauer Costa Diaz Evans Fischer Garcia Hansen Ivanov Jensen Klein Lopez Moreau Novak Olsen Patel Quinn Rossi Schmidt Torres Ueda Vogel Weber Xu Young Zimmer'.split(
    ' ',
  );
export const cpuMakers = ['Dell Inc.', 'HP', 'LENOVO', 'Microsoft Corporation', 'Apple Inc.', 'Fujitsu'];

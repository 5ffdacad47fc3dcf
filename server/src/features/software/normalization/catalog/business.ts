import { app, component, group } from './entry.js';

/** Accounting, resource planning, customer relations, practice and project management. */
export const BUSINESS = [
  group('SAP', { brands: ['sap'] }, [
    app(
      'SAP GUI for Windows',
      '[front end] gui for windows [{n}]',
      'sap gui [for windows] [{n}]',
      '!gui [{n}]',
      '!front end [{n}]',
    ),
    app('SAP GUI for Java', '!gui for java [{n}]', 'sap gui for java [{n}]'),
    app('SAP Logon', 'sap logon [{n}]'),
    app('SAP Business One Client', 'business one [client] [{n}]'),
    app('SAP Crystal Reports {year}', 'crystal reports {year} [for (visual studio|enterprise)]'),
    app('SAP Crystal Reports', 'crystal reports [{n}|xi] [for (visual studio|enterprise|eclipse)] [r2]'),
    component(
      'SAP Crystal Reports Runtime',
      'crystal reports [{n}] (runtime engine|runtime|basic runtime) [for (.net framework|visual studio)] [{year}]',
      'crystal reports runtime engine for .net framework',
    ),
    app(
      'SAP BusinessObjects BI Platform Client Tools',
      '[businessobjects] bi platform [{n}] client tools',
      'businessobjects (bi platform|bi|enterprise) [{n}] [client tools] [xi] [{n}]',
    ),
    app(
      'SAP Analysis for Microsoft Office',
      '[businessobjects] analysis for microsoft office [{n}]',
      '!analysis [edition] for microsoft office [{n}]',
    ),
    app('SAP Lumira', '[businessobjects] lumira [{n}|discovery]'),
    app('SAP PowerDesigner', 'powerdesigner [{n}]'),
    app('SAP HANA Client', 'hana [database] (client|studio) [{n}]'),
    app('SAP Business Client', '!(netweaver business client|business client) [{n}]', '!nwbc [{n}]'),
    app('SAP Business Explorer', '!business explorer [{n}]'),
    component('SAP Secure Login Client', '!secure login client [{n}]'),
    app('SQL Anywhere', 'sql anywhere [{n}] [developer edition|client]'),
  ]),
  group('Sage', { brands: ['sage', 'peachtree'] }, [
    app(
      'Sage 50 Accounting',
      '!50 [{n}] [accounts|accounting|quantum|premium|pro] [{n}] [client|(us|uk|canadian) edition]',
      'sage 50 [{year}] [(us|canadian) edition]',
      'peachtree [accounting|complete accounting|quantum] [{year}]',
      '!50 accounts [{n}]',
      'sage 50c [{n}]',
    ),
    app(
      'Sage 100',
      '!100 [{n}] [workstation|erp|contractor|premium|advanced|standard]',
      'mas {n} [workstation] [{n}]',
      'sage 100 (workstation|erp|contractor) [{n}]',
    ),
    app('Sage 200', '!200 [client|professional|standard|extra] [{n}]'),
    app('Sage 300', '!300 [erp] [{year}]', '!300 construction and real estate [{year}]', 'sage timberline office'),
    app('Sage X3', '!x3 [client]', 'sage erp x3'),
    app('Sage 50 Payroll', '!(50 payroll|payroll) [{n}]'),
    app('Sage Fixed Assets', '!fixed assets [depreciation] [{year}]'),
    app('Sage HRMS', '!hrms [{n}]'),
    app('Act!', '!act [premium|pro|by sage] [{n}]'),
    component('Sage Data Access Objects', '!data (access objects|objects) [{n}]'),
  ]),
  group('Intuit', { brands: ['intuit'] }, [
    app(
      'QuickBooks Desktop {e} {year}',
      'quickbooks [desktop] {e=pro|premier|enterprise|enterprise solutions>enterprise|premier accountant|accountant|simple start|pro plus|premier plus} {year}',
      'quickbooks [desktop] {e=premier>premier|enterprise solutions>enterprise} [accountant|contractor|nonprofit|retail|manufacturing and wholesale] edition {year}',
    ),
    app('QuickBooks Desktop Enterprise', 'quickbooks [desktop] enterprise [solutions] [{n}] [accountant] [edition]'),
    app('QuickBooks Desktop', 'quickbooks [desktop] [app]'),
    app('QuickBooks Point of Sale', 'quickbooks [desktop] point of sale [{n}]'),
    app('Quicken {year}', 'quicken {year}'),
    app('Quicken', 'quicken'),
    app('TurboTax {year}', 'turbotax {year}', 'turbotax [deluxe|premier|home and business|business] {year}'),
    app('ProSeries {year}', 'proseries [professional|basic] {year}', '!proseries {year}'),
    app('Lacerte {year}', 'lacerte [tax] {year}'),
    component('QuickBooks Tool Hub', 'quickbooks tool hub'),
  ]),
  group('Xero', {}, [app('Hubdoc', 'hubdoc')]),
  group('MYOB', { brands: ['myob'], alsoReportedAs: ['MYOB Technology', 'MYOB Technology Pty Ltd'] }, [
    app('MYOB AccountRight', 'accountright [live] [{year}] [{n}]', 'myob accountright [live|premier] [{n}]'),
  ]),
  group('DATEV', { brands: ['datev'] }, [
    app('DATEV Arbeitsplatz', '!arbeitsplatz [pro] [{n}]', 'datev arbeitsplatz [pro]'),
    component('DATEV Sicherheitspaket', '!sicherheitspaket [compact]'),
  ]),
  group(
    'Lexware',
    {
      brands: ['lexware'],
      alsoReportedAs: ['Haufe-Lexware', 'Haufe-Lexware GmbH & Co.KG', 'Haufe-Lexware GmbH & Co. KG'],
    },
    [
      app('Lexware financial office', '!financial office [pro|premium|plus] [{year}]'),
      app('Lexware buchhaltung', '!buchhaltung [{year}]'),
      app('Lexware faktura+auftrag', '!faktura+auftrag [{year}]'),
    ],
  ),
  group('Exact', { brands: ['exact'], alsoReportedAs: ['Exact Software'] }, [
    app('Exact Globe', '!globe [next|{year}]'),
  ]),
  group('Deltek', { brands: ['deltek'], alsoReportedAs: ['Deltek, Inc'] }, [
    app('Deltek Acumen Fuse', '!acumen [fuse]'),
    app('Deltek Vision', '!vision'),
    app('Deltek Cobra', '!cobra'),
  ]),
  group(
    'Epicor',
    { brands: ['epicor'], alsoReportedAs: ['Epicor Software', 'Epicor Software Corporation', 'Activant'] },
    [app('Epicor ERP', '!(erp|kinetic) [{n}] [client]'), app('Epicor Prophet 21', '!prophet 21 [{n}]')],
  ),
  group('Infor', { brands: ['infor'] }, [
    app('Infor LN', '!ln'),
    app('Infor M3', '!m3'),
    app('Infor VISUAL', '!visual [{n}]'),
    app('Infor SyteLine', 'syteline [{n}]'),
  ]),
  group('Unit4', { brands: ['unit4'] }, [
    app('Unit4 Business World', '!business world [{n}]', 'agresso [business world] [{n}]'),
  ]),
  group('Workday', { brands: ['workday'] }, [app('Workday Studio', '!studio')]),
  group('Salesforce', { brands: ['salesforce'] }, [
    app('Salesforce for Outlook', 'salesforce for outlook'),
    app('Salesforce Data Loader', '!(data loader|dataloader)', 'dataloader.io'),
    app('Salesforce CLI', '!cli', 'salesforce cli'),
  ]),
  group('HubSpot', { brands: ['hubspot'], alsoReportedAs: ['HubSpot, Inc'] }, [
    app('HubSpot Sales for Outlook', 'hubspot [sales] [for] outlook'),
  ]),
  group('Oracle', { brands: ['netsuite'] }, [app('NetSuite for Outlook', 'netsuite for outlook')]),
  group('Thryv', {}, [app('Thryv', '~thryv')]),
  group('Clio', { alsoReportedAs: ['Themis Solutions'] }, [app('Clio Launcher', 'clio launcher', 'clio for windows')]),
  group('LexisNexis', { brands: ['lexisnexis'] }, [
    app('PCLaw', 'pclaw [{n}]'),
    app('Time Matters', 'time matters [{n}]'),
    app('CaseMap', 'casemap [{n}]'),
    app('Lexis for Microsoft Office', 'lexis for microsoft office', '!for microsoft office'),
  ]),
  group('Tabs3', { alsoReportedAs: ['Software Technology', 'Software Technology, LLC'] }, [
    app('Tabs3', 'tabs3 [{n}]'),
    app('PracticeMaster', 'practicemaster'),
  ]),
  group('Worldox', { alsoReportedAs: ['World Software Corporation', 'World Software'] }, [
    app('Worldox', 'worldox [gx] [gx4|gx3|gx2] [{n}]'),
  ]),
  group(
    'Litera',
    {
      brands: ['litera', 'litera microsystems', 'workshare'],
      alsoReportedAs: ['Litera Microsystems', 'Workshare', 'Litera Corp', 'Microsystems', 'Esquire Innovations'],
    },
    [
      app('Litera Compare', '!compare [{n}]', 'workshare compare [{n}]'),
      app('Workshare Professional', 'workshare [professional] [{n}]'),
      app('Litera Contract Companion', '!contract companion'),
    ],
  ),
  group('Doxis', {}, [app('Doxis4', 'doxis4')]),
  group(
    'Wolters Kluwer',
    { brands: ['wolters kluwer', 'cch'], alsoReportedAs: ['CCH', 'CCH Incorporated', 'CCH Small Firm Services'] },
    [
      app('CCH ProSystem fx Tax', 'prosystem fx (tax|office server) [{year}]'),
      app('CCH ProSystem fx Engagement', 'prosystem fx engagement [{n}] [workpaper manager]'),
      app('CCH Axcess', 'cch axcess [workstream|tax|document|smart client]', '!axcess'),
    ],
  ),
  group('Drake Software', { brands: ['drake'] }, [
    app('Drake Tax {year}', 'drake tax {year}', '!{year}'),
    app('Drake Documents', 'drake documents'),
  ]),
  group('CaseWare', { brands: ['caseware'], alsoReportedAs: ['CaseWare International', 'CaseWare IDEA'] }, [
    app('CaseWare Working Papers', '!working papers [{year}]'),
    app('IDEA', '!idea [{n}]', 'caseware idea [{n}]'),
  ]),
  group(
    'Henry Schein',
    { brands: [], alsoReportedAs: ['Henry Schein, Inc', 'Henry Schein Practice Solutions', 'Dentrix'] },
    [app('Dentrix', 'dentrix [g5|g6|g7|ascend|enterprise] [{n}]')],
  ),
  group(
    'Patterson',
    {
      brands: ['patterson'],
      alsoReportedAs: ['Patterson Dental', 'Patterson Dental Supply', 'Patterson Dental Supply, Inc'],
    },
    [app('Eaglesoft', 'eaglesoft [{n}]')],
  ),
  group('Carestream', { brands: ['carestream'], alsoReportedAs: ['Carestream Dental', 'Carestream Health'] }, [
    app('CS Imaging', 'cs imaging [{n}]', '!imaging software'),
  ]),
  group('eClinicalWorks', {}, [app('eClinicalWorks', 'eclinicalworks [plugin|client]')]),
  group('Oracle', { brands: ['cerner'], alsoReportedAs: ['Cerner Corporation', 'Cerner'] }, [
    app('Cerner Millennium', '!(millennium|powerchart)', 'powerchart'),
  ]),
  group('Epic', { brands: ['epic'], alsoReportedAs: ['Epic Systems', 'Epic Systems Corporation'] }, [
    app('Epic Hyperspace', '!(hyperspace|hyperdrive|client) [{year}]', 'epic (hyperspace|hyperdrive) [{year}]'),
    component('Epic Print Service', '!print service'),
  ]),
  group('ProjectLibre', {}, [app('ProjectLibre', 'projectlibre [{n}]')]),
  group('monday.com', { alsoReportedAs: ['monday.com Labs', 'monday'] }, [app('monday.com', 'monday.com', '~monday')]),
  group('Asana', { alsoReportedAs: ['Asana, Inc'] }, [app('Asana', '~asana')]),
  group('ClickUp', { alsoReportedAs: ['ClickUp, Inc', 'Mango Technologies'] }, [app('ClickUp', 'clickup [desktop]')]),
  group('Basecamp', { alsoReportedAs: ['37signals', 'Basecamp, LLC'] }, [app('Basecamp', '~basecamp [3|4]')]),
  group('Harvest', { alsoReportedAs: ['Iridesco'] }, [app('Harvest', '~harvest')]),
  group('Toggl', { alsoReportedAs: ['Toggl OÜ', 'Toggl'] }, [app('Toggl Track', 'toggl [track|desktop]')]),
  group('FileMaker', { brands: ['filemaker', 'claris'] }, [
    app('FileMaker Pro Advanced', 'filemaker pro [{n}] advanced [{n}]', '!pro [{n}] advanced [{n}]'),
    app('FileMaker Pro', 'filemaker pro [{n}]', '!pro [{n}]'),
    app('FileMaker Server', '!server [{n}]', 'filemaker server [{n}]'),
  ]),
  group('Zebra', { brands: ['zebra'], alsoReportedAs: ['Seagull Scientific', 'Seagull Scientific, Inc'] }, [
    app(
      'BarTender {year} {e}',
      'bartender {year} [r1|r2|r3|r4|r5|r6|r7|r8|r9] [{e=automation|professional|enterprise|basic|free}]',
    ),
    app('BarTender', '~bartender [ultralite] [{n}]'),
    app('ZebraDesigner', 'zebradesigner [pro|essentials|professional|for developers] [{n}]'),
    app('Zebra Setup Utilities', '!setup utilities', 'zebra setup utilities'),
  ]),
  group('DYMO', { brands: ['dymo'] }, [
    app('DYMO Connect', '!connect', 'dymo connect [for desktop]'),
    app('DYMO Label', '!(label|label software|label v) [{n}]', 'dymo (label|label software|stamps) [{n}]'),
  ]),
  group(
    'Pitney Bowes',
    { brands: ['pitney bowes'], alsoReportedAs: ['Pitney Bowes Software', 'Precisely', 'MapInfo'] },
    [app('MapInfo Pro', 'mapinfo (pro|professional) [{n}]'), app('SendPro', 'sendpro [desktop app|p series]')],
  ),
  group('UPS', { alsoReportedAs: ['UPS', 'United Parcel Service'] }, [
    app('UPS WorldShip', 'ups worldship', 'worldship'),
  ]),
  group('FedEx', { alsoReportedAs: ['Federal Express', 'FedEx Corporation'] }, [
    app('FedEx Ship Manager', 'fedex ship manager [software] [{n}]'),
  ]),
];

import { app, component, group } from './entry.js';

/** Statistics, business intelligence, laboratories, libraries of references. */
export const DATA_ANALYSIS = [
  group('IBM', { brands: ['ibm'] }, [
    app('IBM SPSS Statistics', 'spss statistics [{n}] [subscription]', '!spss [{n}] [for windows]'),
    app('IBM SPSS Amos', 'spss amos [{n}]'),
    app('IBM SPSS Modeler', 'spss modeler [client|server|subscription] [{n}]'),
    app('IBM Cognos {e}', 'cognos {e=analytics|bi|insight|framework manager} [{n}]'),
    app('IBM Notes', 'lotus notes [{n}]', '!notes [{n}] [basic|social edition]'),
    app('IBM i Access Client Solutions', '[i] access client solutions', 'i access client solutions'),
    app(
      'IBM i Access for Windows',
      '!i access for windows [{n}]',
      'iseries access for windows',
      'client access [express] for windows',
    ),
    app('IBM Personal Communications', 'personal communications [{n}]'),
    app('IBM Db2', '!db2 [{n}]'),
    component('IBM Data Server Driver Package', 'data server (driver package|runtime client) [db2copy1] [{n}]'),
    app('IBM Rational ClearCase', 'rational clearcase [{n}]'),
    app('IBM Engineering DOORS', 'rational doors [{n}]', 'engineering requirements management doors [{n}]'),
    app('IBM ILOG CPLEX Optimization Studio', 'ilog cplex optimization studio [{n}]'),
    app('IBM BigFix Client', 'bigfix client', 'tivoli endpoint manager client', 'ibm endpoint manager client'),
    app('IBM Spectrum Protect Client', '(spectrum protect|tivoli storage manager) client [{n}]'),
    app('IBM Security Trusteer Rapport', '[trusteer] rapport', 'trusteer endpoint protection'),
    app('IBM Aspera Connect', 'aspera connect [{n}]'),
    app('IBM Installation Manager', '!installation manager'),
  ]),
  group('HCL', { brands: ['hcl'], alsoReportedAs: ['HCL Technologies', 'IBM'] }, [
    app('HCL Notes', '!notes [{n}] [basic]'),
    app('HCL BigFix Client', '!bigfix client'),
    app('HCL Sametime', '!sametime [{n}] [connect]'),
    app('HCL Domino', '!domino [{n}]'),
  ]),
  group('SAS', { brands: ['sas'] }, [
    app('SAS', 'sas {n}', '!{n}'),
    app('SAS', '~sas', '!foundation', 'sas foundation'),
    app('SAS Enterprise Guide', '!enterprise guide [{n}]', 'sas enterprise guide [{n}]'),
    app('SAS Add-In for Microsoft Office', '!add in [{n}] for microsoft office'),
    app('JMP Pro', 'jmp pro [{n}]', '!jmp pro [{n}]'),
    app('JMP', '~jmp [{n}]'),
  ]),
  group('JMP Statistical Discovery', { brands: [], alsoReportedAs: ['SAS'] }, [
    app('JMP Student Edition', 'jmp student edition [{n}]'),
  ]),
  group('StataCorp', { brands: [] }, [
    app('Stata {e}', 'stata [{n}] [{e=mp>MP|se>SE|be>BE|ic>IC}]', 'stata {e=mp>MP|se>SE|be>BE|ic>IC} {n}'),
  ]),
  group('Minitab', { brands: [] }, [
    app('Minitab', 'minitab [{n}] [statistical software] [{n}]'),
    app('Minitab Workspace', 'minitab workspace [{n}]', '~companion by minitab'),
  ]),
  group('OriginLab', { brands: ['originlab'] }, [
    app('OriginPro', 'originpro [{n}]', 'originpro {year}'),
    app('Origin', '!origin [{n}]', '!origin {year}'),
    app('Origin Viewer', 'origin viewer'),
  ]),
  group('GraphPad', { brands: ['graphpad'], alsoReportedAs: ['Dotmatics'] }, [app('GraphPad Prism', '!prism [{n}]')]),
  group(
    'Clarivate',
    { alsoReportedAs: ['Thomson Reuters', 'Thomson ResearchSoft', 'Clarivate Analytics', 'Clarivate Analytics (US)'] },
    [app('EndNote', 'endnote [{n}|x6|x7|x8|x9]', 'endnote {year}')],
  ),
  group('Elsevier', { alsoReportedAs: ['Mendeley Ltd', 'Mendeley', 'Elsevier Ltd'] }, [
    app('Mendeley Desktop', 'mendeley desktop [{n}]'),
    app('Mendeley Reference Manager', 'mendeley reference manager'),
  ]),
  group(
    'Zotero',
    {
      alsoReportedAs: [
        'Corporation for Digital Scholarship',
        'Center for History and New Media at George Mason University',
      ],
    },
    [app('Zotero', 'zotero [standalone] [{n}]')],
  ),
  group('Swiss Academic Software', {}, [app('Citavi', 'citavi [{n}]')]),
  group(
    'Lumivero',
    { alsoReportedAs: ['QSR International', 'QSR International Pty', 'Addinsoft', 'Palisade Corporation', 'Palisade'] },
    [
      app('NVivo {e}', 'nvivo [{n}] [{e=pro|plus}]'),

      app('XLSTAT', 'xlstat [{n}]'),
      app('@RISK', '!risk [{n}] [for excel] [industrial|professional]'),
    ],
  ),
  group(
    'ATLAS.ti',
    { alsoReportedAs: ['ATLAS.ti Scientific Software Development', 'Scientific Software Development'] },
    [app('ATLAS.ti', 'atlas.ti [{n}]')],
  ),
  group('VERBI Software', { alsoReportedAs: ['VERBI', 'VERBI Software. Consult. Sozialforschung.'] }, [
    app(
      'MAXQDA {e}',
      'maxqda [{e=analytics pro|plus|pro}] [{n}]',
      'maxqda [{n}] {e=analytics pro|plus|pro}',
      'maxqda [{e=analytics pro|plus|pro}] {year}',
      'maxqda {year} {e=analytics pro|plus|pro}',
    ),
  ]),
  group('Tableau', { brands: ['tableau'], alsoReportedAs: ['Salesforce'] }, [
    app(
      'Tableau Desktop',
      '!desktop [public edition] [{n}]',
      'tableau desktop',
      'tableau',
      'tableau [{n}]',
      'tableau {n} [{n}]',
    ),
    app('Tableau Prep Builder', 'tableau prep [builder] [{n}]'),
    app('Tableau Reader', 'tableau reader [{n}]'),
    app('Tableau Public', 'tableau public [{n}]'),
    app('Tableau Server', 'tableau server [{n}]'),
  ]),
  group('QlikTech', { brands: ['qlik', 'qliktech'] }, [
    app('QlikView {e}', 'qlikview [{n}] [{e=desktop|server|personal edition}]'),
    app('Qlik Sense Desktop', 'qlik sense [desktop] [{n}]', '!sense [desktop]'),
  ]),
  group('Alteryx', { brands: ['alteryx'] }, [
    app('Alteryx Designer', '!designer [{n}]', 'alteryx [designer] [{n}] [non admin]', '!{n} [non admin]'),
  ]),
  group('TIBCO', { brands: ['tibco'], alsoReportedAs: ['TIBCO Software', 'Cloud Software Group', 'StatSoft'] }, [
    app('TIBCO Spotfire {e}', 'spotfire [{e=analyst|desktop|professional|server}] [{n}]'),
    app('TIBCO Statistica', 'statistica [{n}]'),
  ]),
  group('MicroStrategy', { brands: ['microstrategy'], alsoReportedAs: ['MicroStrategy Incorporated'] }, [
    app('MicroStrategy {e}', 'microstrategy [{e=workstation|desktop|developer}] [{n}]'),
  ]),
  group(
    'Posit',
    {
      alsoReportedAs: [
        'RStudio',
        'RStudio, Inc',
        'Posit Software',
        'Posit Software, PBC',
        'RStudio, PBC',
        'RStudio PBC',
      ],
    },
    [app('RStudio', 'rstudio [desktop] [pro] [{n}]', 'pkg:rstudio')],
  ),
  group(
    'The R Foundation',
    {
      alsoReportedAs: [
        'R Core Team',
        'R Foundation',
        'R Development Core Team',
        'R Foundation for Statistical Computing',
      ],
    },
    [app('R', '!r', 'r for windows [{n}]', 'pkg:r-base'), component('Rtools', 'rtools [{n}|42|43|44]')],
  ),
  group('Wolfram Research', { brands: ['wolfram'] }, [
    app('Wolfram Mathematica', 'mathematica [{n}]'),
    app('Wolfram Player', '!(player|cdf player) [{n}]'),
  ]),
  group('Maplesoft', { brands: [] }, [app('Maple {year}', '~maple {year}'), app('MapleSim', 'maplesim [{n}]')]),
  group(
    'Revvity',
    {
      brands: ['chemoffice', 'perkinelmer', 'cambridgesoft'],
      alsoReportedAs: [
        'PerkinElmer',
        'PerkinElmer Informatics',
        'CambridgeSoft',
        'CambridgeSoft Corporation',
        'Revvity Signals',
      ],
    },
    [
      app('ChemDraw {e}', 'chemdraw [{e=professional|prime|ultra|std|pro}] [{n}]'),
      app(
        'ChemOffice {e}',
        'chemoffice [{e=professional|ultra|suite}] [{n}]',
        'chemoffice [{e=professional|ultra|suite}] {year}',
      ),
    ],
  ),
  group('Bruker', { brands: ['bruker'] }, [app('Bruker TopSpin', 'topspin [{n}]')]),
  group('Mestrelab Research', { alsoReportedAs: ['Mestrelab Research S.L', 'Mestrelab'] }, [
    app('MestReNova', 'mestrenova [{n}]', 'mnova [{n}]'),
  ]),
  group(
    'Thermo Fisher Scientific',
    {
      brands: ['thermo', 'thermo scientific'],
      alsoReportedAs: ['Thermo Fisher Scientific', 'Thermo Scientific', 'Dionex', 'Life Technologies'],
    },
    [app('Thermo Xcalibur', 'xcalibur [{n}]'), app('Chromeleon', 'chromeleon [cds] [{n}]')],
  ),
  group('SnapGene', { alsoReportedAs: ['GSL Biotech', 'GSL Biotech LLC'] }, [
    app('SnapGene', 'snapgene [{n}]'),
    app('SnapGene Viewer', 'snapgene viewer [{n}]'),
  ]),
  group('Geneious', { alsoReportedAs: ['Biomatters', 'Biomatters Ltd'] }, [
    app('Geneious Prime', 'geneious [prime] [{n}]'),
  ]),
  group('Golden Software', { alsoReportedAs: ['Golden Software, Inc', 'Golden Software, LLC'] }, [
    app('Surfer', '~surfer [{n}]'),
    app('Grapher', '!grapher [{n}]'),
  ]),
  group('QGIS', { alsoReportedAs: ['QGIS.org', 'QGIS Development Team', 'QGIS Project'] }, [
    app('QGIS', 'qgis [{n}] [desktop] [{n}]', 'pkg:qgis'),
  ]),
  group('Blue Marble Geographics', {}, [app('Global Mapper', 'global mapper [pro] [{n}]')]),
  group('Thomson Reuters', { brands: ['thomson reuters', 'refinitiv'], alsoReportedAs: ['LSEG'] }, [
    app('Refinitiv Eikon', '!eikon', 'eikon [desktop]', 'thomson reuters eikon'),
    app('LSEG Workspace', '!workspace', 'refinitiv workspace'),
    app('UltraTax CS', 'ultratax cs [{year}]'),
    app('ProSystem fx', 'prosystem fx [tax|engagement|suite]'),
  ]),
  group('Bloomberg', { brands: ['bloomberg'], alsoReportedAs: ['Bloomberg L.P', 'Bloomberg Finance'] }, [
    app('Bloomberg Terminal', '!(terminal|professional service)', 'bloomberg (terminal|professional service)'),
    app('Bloomberg Office Tools', '!office tools'),
  ]),
  group('FactSet', { brands: ['factset'], alsoReportedAs: ['FactSet Research Systems'] }, [
    app('FactSet Workstation', 'factset [workstation]'),
  ]),
];

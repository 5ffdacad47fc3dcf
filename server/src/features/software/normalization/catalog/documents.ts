import { app, component, group } from './entry.js';

/** PDF, text recognition, office suites, notes, diagrams, file sync. */
export const DOCUMENTS = [
  group('Foxit', { brands: ['foxit'] }, [
    app('Foxit PDF Reader', 'foxit (reader|pdf reader) [{n}]', '!(reader|pdf reader) [{n}]'),
    app('Foxit PDF Editor', '!pdf editor [{n}]', 'foxit pdf editor [{n}]'),
    app('Foxit PhantomPDF {e}', 'phantompdf [{e=business|standard|express}] [{n}]', '!phantom [{n}]'),
    app('Foxit PDF Editor Pro', 'foxit pdf editor (pro|pro+) [{n}]', '!pdf editor (pro|pro+) [{n}]'),
  ]),
  group('Nitro', { brands: ['nitro'] }, [
    app('Nitro Pro', 'nitro pro [{n}]', '!pro [{n}]', 'nitro [{n}] pro'),
    app('Nitro PDF Pro', 'nitro pdf pro [{n}]', '!pdf (pro|professional) [{n}]'),
    app('Nitro Reader', '![pdf] reader [{n}]', 'nitro reader [{n}]'),
  ]),
  group('ABBYY', { brands: ['abbyy'] }, [
    app(
      'ABBYY FineReader {e}',
      'finereader [{n}] [pdf] [{n}] {e=corporate|professional|standard|sprint|express|engine} [edition|plus]',
    ),
    app('ABBYY FineReader PDF', 'finereader [pdf] [{n}] [ocr]', 'finereader ocr [pro|editor]'),
    app('ABBYY PDF Transformer+', 'pdf transformer+ [{n}]'),
    app('ABBYY FlexiCapture', 'flexicapture [{n}] [stations|server]'),
  ]),
  group(
    'Nuance',
    { brands: ['nuance', 'kofax', 'scansoft', 'tungsten', 'dragon'], alsoReportedAs: ['Kofax', 'Microsoft'] },
    [
      app('Kofax Power PDF Advanced', 'power pdf advanced [volume] [{n}]'),
      app('Kofax Power PDF Standard', 'power pdf standard [{n}]'),
      app('Nuance PDF Converter {e}', 'pdf converter {e=professional|enterprise|standard} [{n}]'),
      app('Nuance PDF {e}', '!pdf {e=create|professional|reader} [{n}]'),
      app(
        'Dragon Professional {e}',
        'dragon professional [{e=individual|group|anywhere}] [{n}]',
        '!professional {e=individual|group} [{n}]',
      ),
      app(
        'Dragon NaturallySpeaking {e}',
        'dragon naturallyspeaking [{n}] [{e=professional|premium|home|standard|preferred}] [{n}]',
        '!naturallyspeaking [{n}]',
      ),
      app('Dragon', 'nuance dragon {n}', '!dragon [{n}]'),
      app('Dragon Medical One', 'dragon medical one', '!medical one'),
      app('Dragon Medical {e}', 'dragon medical {e=practice edition|360} [{n}]'),
      app('PaperPort {e}', 'paperport [{n}] [{e=professional|standard}]'),
      app('OmniPage {e}', 'omnipage [{e=professional|standard|ultimate|se>SE}] [{n}]'),
      app('eCopy PDF Pro Office', 'ecopy pdf pro office [{n}]'),
      app('eCopy ShareScan', 'ecopy sharescan [{n}]'),
    ],
  ),
  group(
    'PDF-XChange',
    {
      alsoReportedAs: [
        'Tracker Software Products',
        'Tracker Software',
        'Tracker Software Products (Canada)',
        'PDF-XChange Co',
        'Tracker Software Products Ltd',
      ],
    },
    [
      app('PDF-XChange Editor Plus', 'pdf xchange editor plus [{n}]'),
      app('PDF-XChange Editor', 'pdf xchange editor [{n}]'),
      app('PDF-XChange Viewer {e}', 'pdf xchange [pdf] viewer [{e=pro}] [{n}]'),
      app('PDF-XChange PRO', 'pdf xchange (pro|{n} pro) [{n}]'),
      app('PDF-XChange {e}', 'pdf xchange {e=standard|lite} [printer] [{n}]'),
    ],
  ),
  group('PDF24', {}, [app('PDF24 Creator', 'pdf24 creator [{n}]', 'pdf24 pdf creator')]),
  group('PDFforge', { alsoReportedAs: ['Avanquest pdfforge'] }, [
    app('PDFCreator', 'pdfcreator [free|{n}]'),
    app('PDF Architect', 'pdf architect [{n}]'),
  ]),
  group('CutePDF', { alsoReportedAs: ['Acro Software Inc.', 'Acro Software', 'CutePDF.com'] }, [
    app('CutePDF Writer', 'cutepdf writer [{n}]'),
    app('CutePDF Professional', 'cutepdf professional [{n}]'),
  ]),
  group('Bullzip', {}, [app('BullZip PDF Printer', 'bullzip pdf printer [{n}]')]),
  group('Soda PDF', { alsoReportedAs: ['LULU Software', 'Avanquest', 'Avanquest Software'] }, [
    app('Soda PDF Desktop', 'soda pdf [desktop] [{n}]'),
  ]),
  group('PDFsam', { alsoReportedAs: ['Andrea Vacondio', 'Sober Lemur S.a.s. di Vacondio Andrea', 'Sober Lemur'] }, [
    app('PDFsam Basic', 'pdfsam basic'),
    app('PDFsam Enhanced', 'pdfsam (enhanced|visual) [{n}]'),
  ]),
  group('Smallpdf', {}, [app('Smallpdf', 'smallpdf')]),
  group('SumatraPDF', { alsoReportedAs: ['Krzysztof Kowalczyk'] }, [app('SumatraPDF', 'sumatrapdf', 'sumatra pdf')]),
  group('Qoppa Software', {}, [app('PDF Studio {e}', 'pdf studio [{n}] {e=pro|standard|viewer} [{n}]')]),
  group('Kofax', { brands: ['kofax', 'tungsten'], alsoReportedAs: ['Nuance'] }, [
    app('Kofax Capture', '!capture [{n}]', 'kofax capture [{n}]'),
    app('Kofax VRS', '!vrs [elite] [{n}]', 'kofax virtualrescan [{n}]'),
  ]),
  group('DocuSign', {}, [
    app('DocuSign for Outlook', 'docusign for outlook'),
    app('DocuSign Print Driver', 'docusign print driver'),
  ]),
  group('The Document Foundation', {}, [
    app('LibreOffice', 'libreoffice [{n}] [vanilla|still|fresh]', 'org.libreoffice.libreoffice', 'pkg:libreoffice'),
    component('LibreOffice Help Pack', 'libreoffice [{n}] help pack'),
  ]),
  group('Collabora', { alsoReportedAs: ['Collabora Productivity'] }, [
    app('Collabora Office', 'collabora office [{n}]'),
  ]),
  group('Apache Software Foundation', { brands: ['apache'] }, [
    app('Apache OpenOffice', 'openoffice [{n}]', 'openoffice.org [{n}]'),
    app('Apache Tomcat', '!tomcat [{n}]', 'apache tomcat [{n}] [(tomcat8|tomcat9|tomcat10)]'),
    app('Apache HTTP Server', '!http server [{n}]', 'apache http server'),
    app('Apache NetBeans', 'netbeans [ide] [{n}]'),
    app('Apache Directory Studio', 'apache directory studio'),
  ]),
  group('ONLYOFFICE', { alsoReportedAs: ['Ascensio System SIA', 'Ascensio System', 'Ascensio System Limited'] }, [
    app('ONLYOFFICE Desktop Editors', 'onlyoffice [desktop editors] [{n}]', 'pkg:onlyoffice-desktopeditors'),
  ]),
  group('Kingsoft', { alsoReportedAs: ['Kingsoft Corp', 'Zhuhai Kingsoft Office Software', 'Kingsoft Office'] }, [
    app('WPS Office', 'wps office [{n}] [{year}] [premium|free]', 'kingsoft office [{year}]', 'pkg:wps-office'),
  ]),
  group('SoftMaker', { alsoReportedAs: ['SoftMaker Software', 'SoftMaker Software GmbH'] }, [
    app('SoftMaker Office {year}', 'softmaker office [professional|standard|nx] {year}'),
    app('FreeOffice', '[softmaker] freeoffice [{year}]'),
  ]),
  group('Corel', { brands: ['corel'] }, [
    app('CorelDRAW Graphics Suite {year}', 'coreldraw graphics suite [se] {year}', 'coreldraw {year}'),
    app(
      'CorelDRAW Graphics Suite {v}',
      'coreldraw [graphics suite] {v=x3>X3|x4>X4|x5>X5|x6>X6|x7>X7|x8>X8|12|11}',
      'coreldraw graphics suite',
    ),
    app('CorelDRAW Technical Suite {year}', 'coreldraw technical suite {year}'),
    app('Corel PaintShop Pro {year}', 'paintshop pro {year} [ultimate]'),
    app(
      'Corel PaintShop Pro {v}',
      'paintshop [photo] pro {v=x4>X4|x5>X5|x6>X6|x7>X7|x8>X8|x9>X9}',
      'paint shop pro [photo] [{n}]',
    ),
    app('Corel Painter {year}', '!painter {year}'),
    app('Corel VideoStudio {year}', 'videostudio [pro|ultimate] {year}'),
    app(
      'Corel WordPerfect Office {v}',
      'wordperfect office {v=x3>X3|x4>X4|x5>X5|x6>X6|x7>X7|x8>X8|x9>X9|11|12} [standard|professional|home and student]',
    ),
    app('Corel WordPerfect Office {year}', 'wordperfect office {year} [standard|professional|home and student]'),
    app('Pinnacle Studio', 'pinnacle studio [{n}] [ultimate|plus]'),
    app('Roxio Creator', 'roxio creator [nxt] [{n}] [pro|le]'),
  ]),
  group('WinZip', { alsoReportedAs: ['Corel'] }, [
    app('WinZip {e}', 'winzip [{n}] [{e=pro|standard|enterprise}]'),
    app('WinZip Driver Updater', 'winzip driver updater'),
  ]),
  group('RARLAB', {}, [app('WinRAR', 'winrar [archiver|archiveur] [{n}]', '~rar', 'pkg:rar')]),
  group('Igor Pavlov', {}, [app('7-Zip', '7 zip [{n}]', '7zip [{n}]', 'pkg:p7zip', 'pkg:p7zip-full')]),
  group('PeaZip', { alsoReportedAs: ['Giorgio Tani'] }, [app('PeaZip', 'peazip [{n}]', 'pkg:peazip')]),
  group('Bandisoft', { alsoReportedAs: ['Bandisoft.com', 'Bandisoft International'] }, [
    app('Bandizip', 'bandizip'),
    app('Honeyview', 'honeyview'),
  ]),
  group('PKWARE', { alsoReportedAs: ['PKWARE, Inc'] }, [app('SecureZIP', 'securezip [for windows] [standard|{n}]')]),
  group('Evernote', { alsoReportedAs: ['Bending Spoons'] }, [
    app('Evernote', 'evernote [v|legacy|for mac]', 'pkg:evernote'),
  ]),
  group('Notion', { alsoReportedAs: ['Notion Labs', 'Notion Labs, Inc', 'Notion Labs, Incorporated'] }, [
    app('Notion', '~notion'),
    app('Notion Calendar', 'notion calendar', '~cron'),
  ]),
  group('Obsidian', { alsoReportedAs: ['Dynalist', 'Obsidian.md'] }, [
    app('Obsidian', '~obsidian', 'md.obsidian.obsidian', 'pkg:obsidian'),
  ]),
  group('Joplin', { alsoReportedAs: ['Laurent Cozic'] }, [app('Joplin', 'joplin')]),
  group('Todoist', { alsoReportedAs: ['Doist', 'Doist Inc'] }, [app('Todoist', 'todoist')]),
  group('Mindjet', { brands: ['mindjet', 'corel'], alsoReportedAs: ['Corel'] }, [
    app('MindManager', 'mindmanager [{n}] [pro|windows|professional|enterprise]', 'mindjet [{n}]'),
  ]),
  group('XMind', { alsoReportedAs: ['XMind Ltd', 'XMind, Inc'] }, [
    app('XMind', 'xmind [{n}] [update {n}]', 'pkg:xmind'),
  ]),
  group('EdrawSoft', { alsoReportedAs: ['Edraw', 'Wondershare', 'EdrawSoft Co'] }, [
    app('EdrawMax', 'edrawmax [{n}]', 'edraw max [{n}]'),
    app('EdrawMind', 'edrawmind [{n}]'),
  ]),
  group('Lucid', { alsoReportedAs: ['Lucid Software'] }, [app('Lucidchart', 'lucidchart')]),
  group('JGraph', { alsoReportedAs: ['JGraph Ltd', 'draw.io'] }, [
    app('draw.io', 'draw.io', 'drawio', 'diagrams.net', 'pkg:drawio'),
  ]),
  group('yWorks', {}, [app('yEd Graph Editor', 'yed graph editor [{n}]')]),
  group('Grammarly', { alsoReportedAs: ['Grammarly, Inc'] }, [
    app('Grammarly', 'grammarly [desktop|for (windows|mac)]', 'grammarly (for windows|desktop)'),
    app(
      'Grammarly for Microsoft Office Suite',
      'grammarly for microsoft [office] [suite|outlook and word|word and outlook]',
    ),
  ]),
  group('RWS', { brands: ['sdl', 'rws', 'trados'], alsoReportedAs: ['SDL', 'Trados', 'SDL plc'] }, [
    app('Trados Studio {year}', '!studio {year} [sr1|sr2]', '!trados studio {year} [sr1|sr2]'),
    app('SDL MultiTerm {year}', 'multiterm {year} [desktop|core] [sr1|sr2]'),
  ]),
  group('memoQ', { alsoReportedAs: ['Kilgray', 'memoQ Translation Technologies', 'memoQ Ltd'] }, [
    app('memoQ', 'memoq [{n}]'),
  ]),
  group('Dropbox', { brands: ['dropbox'] }, [
    app('Dropbox', 'dropbox [{n}]', 'pkg:dropbox', 'pkg:nautilus-dropbox'),
    component('Dropbox Update Helper', 'dropbox update helper', '!update helper'),
    app('Dropbox Dash', 'dropbox dash'),
  ]),
  group('Box', { brands: ['box'] }, [
    app('Box Drive', 'box drive', '!drive', '~box'),
    app('Box Sync', 'box sync'),
    component('Box Tools', 'box (tools|edit)'),
    app('Box for Office', 'box for office'),
  ]),
  group('Egnyte', { alsoReportedAs: ['Egnyte, Inc'] }, [
    app('Egnyte Desktop App', 'egnyte (desktop app|connect|drive|desktop app core)', 'egnyte desktop app'),
  ]),
  group('Nextcloud', { alsoReportedAs: ['Nextcloud GmbH'] }, [
    app('Nextcloud Desktop', 'nextcloud [desktop client|desktop]', 'pkg:nextcloud-desktop', 'pkg:nextcloud-client'),
  ]),
  group('ownCloud', { alsoReportedAs: ['ownCloud GmbH'] }, [app('ownCloud', 'owncloud', 'pkg:owncloud-client')]),
  group('pCloud', { alsoReportedAs: ['pCloud AG'] }, [app('pCloud Drive', 'pcloud [drive]')]),
  group('Synology', { brands: ['synology'] }, [
    app('Synology Drive Client', 'synology [cloud station] drive [client]', '!drive client', 'synology drive client'),
    app('Synology Active Backup for Business Agent', 'synology active backup (for business|business) agent'),
    app('Synology Assistant', 'synology assistant [remove only]'),
  ]),
  group('M-Files', { alsoReportedAs: ['M-Files Corporation'] }, [
    app('M-Files', 'm files [{n}] [online]', 'm files online'),
  ]),
  group('Laserfiche', { brands: ['laserfiche'] }, [
    app('Laserfiche Client', '!(client|windows client) [{n}]', 'laserfiche [windows] client [{n}]'),
  ]),
  group('iManage', { brands: ['imanage'], alsoReportedAs: ['iManage LLC', 'Autonomy'] }, [
    app('iManage Work Desktop', 'imanage work [desktop|{n}] [for windows]', '!work desktop for windows'),
    app('iManage Drive', '!drive'),
  ]),
  group('NetDocuments', { brands: [], alsoReportedAs: ['NetVoyage Corporation', 'NetDocuments Software'] }, [
    app('NetDocuments ndOffice', 'ndoffice', 'netdocuments ndoffice'),
    app('ndMail', 'ndmail'),
    app('ndClick', 'ndclick'),
  ]),
  group('DocuWare', { brands: ['docuware'] }, [
    app('DocuWare Desktop Apps', '!desktop apps', 'docuware desktop apps', 'docuware (desktop|client)'),
  ]),
  group('Smart Technologies', { brands: ['smart'] }, [
    app('SMART Notebook', '!notebook [{n}]', 'smart notebook [{n}]'),
    component('SMART Product Drivers', '!product drivers [{n}]'),
    app('SMART Ink', '!ink [{n}]'),
  ]),
  group('Promethean', {}, [app('ActivInspire', 'activinspire [core resources]')]),
];

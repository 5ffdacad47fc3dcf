import { app, component, group } from './entry.js';

/** Office's editions, with the names that its translations give them. The language is not another product. */
const OFFICE_EDITION =
  '{e=professional plus|professionnel plus>professional plus|profesional plus>professional plus|profissional plus>professional plus|' +
  'профессиональныи плюс>professional plus|professional|professionnel>professional|профессиональныи>professional|standard|стандартныи>standard|' +
  'home and business|home business>home and business|famille et petite entreprise>home and business|famille et entreprise>home and business|' +
  'hogar y empresas>home and business|casa e empresas>home and business|для дома и бизнеса>home and business|' +
  'home and student|home student>home and student|famille et etudiant>home and student|hogar y estudiantes>home and student|' +
  'casa e estudantes>home and student|для дома и учебы>home and student|home and student rt>home and student|' +
  'small business|small business basics|basic|enterprise|ultimate|starter|university|personal|premium|developer|mondo|professional academic|professional hybrid>professional}';

const APP_EDITION =
  '{e=professional|standard|premium|professionnel>professional|profesional>professional|профессиональныи>professional|стандартныи>standard}';

const MONTH = '(january|february|march|april|may|june|july|august|september|october|november|december)';

/** Office, Microsoft 365 and what people license beside them. */
export const MICROSOFT_OFFICE = group('Microsoft', { brands: ['microsoft', 'ms'] }, [
  // Microsoft 365 is licensed per user whatever the release; the three plans are three licenses.
  app(
    'Microsoft 365 Apps for enterprise',
    '365 apps (for enterprise|fur unternehmen|para grandes empresas|para empresas|per le aziende)',
    '365 apps for enterprise for education',
    'applications microsoft 365 pour les (grandes entreprises|entreprises)',
    'aplicaciones de microsoft 365 para (empresas|grandes empresas)',
    '365 apps voor ondernemingen',
    'приложения microsoft 365 для предприятии',
    'office 365 (proplus|pro plus)',
    'office proplus',
    'o365proplusretail',
  ),
  app(
    'Microsoft 365 Apps for business',
    '365 apps (for business|para negocios|para pequenas empresas)',
    'applications microsoft 365 pour les pme',
    'aplicaciones de microsoft 365 para negocios',
    '365 apps voor bedrijven',
    'приложения microsoft 365 для бизнеса',
    'office 365 business',
    'o365businessretail',
  ),
  app(
    'Microsoft 365',
    '!365',
    'office 365',
    '365 [personal|family|home]',
    'office 365 (home|personal|home premium)',
    'o365homepremretail',
  ),
  app(
    'Microsoft Office LTSC {e} {year}',
    `office ltsc ${OFFICE_EDITION} {year}`,
    `office ${OFFICE_EDITION} {year} ltsc`,
  ),
  app(
    'Microsoft Office {e} {year}',
    `office ${OFFICE_EDITION} [edition] {year}`,
    `office {year} ${OFFICE_EDITION} [edition]`,
    `office ${OFFICE_EDITION} {year} (trial|volume|retail)`,
    `office ${OFFICE_EDITION} edition {year}`,
  ),
  app('Microsoft Office XP {e}', `office xp ${OFFICE_EDITION} [edition|with frontpage]`),
  app('Microsoft Office {year}', '!office {year}', 'microsoft office {year}'),
  app(
    'Microsoft Office {year} for Mac',
    'office [{n}] [for] mac {year}',
    'office {year} for mac',
    'office for mac {year}',
  ),

  app('Microsoft Visio LTSC {e} {year}', `visio ltsc ${APP_EDITION} {year}`),
  app('Microsoft Visio {e} {year}', `[office] visio ${APP_EDITION} {year}`, `[office] visio {year} ${APP_EDITION}`),
  app('Microsoft Visio {year}', '[office] visio {year}'),
  app('Microsoft Visio', 'visio [online plan {n}]', 'visioproretail'),
  component('Microsoft Visio Viewer {year}', '[office] visio viewer {year}'),
  app('Microsoft Project {e} {year}', `[office] project ${APP_EDITION} {year}`, `!project {year} ${APP_EDITION}`),
  app('Microsoft Project {year}', '!project {year}', 'office project {year}'),
  app('Microsoft Project', '!project', '!project online desktop client', 'projectproretail'),
  app('Microsoft Project Server {year}', '!project server {year}', 'office project server {year}'),

  // One Office application by itself; without a year it is the one that comes with Microsoft 365 or the App Store.
  ...[
    'Access',
    'Excel',
    'OneNote',
    'Outlook',
    'PowerPoint',
    'Publisher',
    'Word',
    'InfoPath',
    'SharePoint Workspace',
    'Groove',
  ].flatMap((name) => {
    const word = name.toLowerCase();
    return [
      app(
        `Microsoft ${name} {year}`,
        `!${word} {year}`,
        `office ${word} {year}`,
        `!${word} (home and student|lts|ltsc) {year}`,
      ),
      app(
        `Microsoft ${name}`,
        `!${word} [for mac|ltsc]`,
        `office ${word}`,
        `com.microsoft.${word}`,
        `microsoft.office.${word}`,
      ),
    ];
  }),
  app('Microsoft OneNote for Windows 10', 'onenote for windows {n}', 'microsoft.office.onenote'),
  app('Microsoft Outlook for Windows', 'outlook (for windows|new)', 'microsoft.outlookforwindows'),
  component('Microsoft Access Database Engine {year}', 'access database engine {year}'),
  component(
    'Microsoft Access Runtime {year}',
    '[office] access runtime {year}',
    'office access runtime [and data connectivity components] {year}',
  ),
  component('Microsoft 365 Access Runtime', '365 access runtime'),
  component('Microsoft PowerPoint Viewer', '[office] powerpoint viewer [{year}]'),
  component('Microsoft Excel Viewer', '[office] excel viewer [{year}]'),
  component('Microsoft Word Viewer', '[office] word viewer [{year}]'),
  component('Microsoft Save as PDF or XPS Add-in', 'save as pdf or xps add in for {n} microsoft office programs'),
  component(
    'Microsoft Office Compatibility Pack',
    'compatibility pack for the {anyyear} office system',
    'compatibility pack fur {anyyear} office system',
  ),
  app('Microsoft AutoUpdate', 'microsoft autoupdate', '!autoupdate'),

  app(
    'Microsoft Teams',
    '!teams',
    'teams classic',
    'microsoft teams (classic|new|work or school|work preview|personal|free)',
    'teams (work or school|work preview)',
    'teams machine wide installer',
    'msteams',
    'pkg:teams',
    'pkg:teams-insiders',
  ),
  component(
    'Microsoft Teams Meeting Add-in for Microsoft Office',
    'teams meeting add in for microsoft office',
    'teams meeting addin for microsoft office',
  ),
  app('Skype for Business {year}', 'skype for business {year}'),
  app('Skype for Business Basic {year}', 'skype for business basic {year}'),
  app('Skype for Business', 'skype for business [online]'),
  app('Microsoft Lync {year}', '[office] lync {year}'),
  app('Skype', 'skype [{n}]', 'microsoft.skypeapp', 'pkg:skypeforlinux'),
  app('Skype Meetings App', 'skype meetings app'),
  app('Microsoft OneDrive', 'onedrive', 'onedrive for business', 'skydrive', 'microsoft onedrivesync'),
  app('Microsoft SharePoint Designer {year}', '[office] sharepoint designer {year}'),
  app(
    'Microsoft Power BI Desktop',
    'power bi desktop',
    `power bi desktop ${MONTH} {anyyear}`,
    'powerbi desktop',
    'microsoft powerbidesktop',
    'microsoft.microsoftpowerbidesktop',
  ),
  app(
    'Microsoft Power BI Desktop (Report Server)',
    'power bi desktop (rs|report server)',
    `power bi desktop rs ${MONTH} {anyyear}`,
  ),
  app('Microsoft Power BI Report Server', 'power bi report server'),
  app('Microsoft Power Automate', 'power automate [for desktop|desktop]', 'microsoft.powerautomatedesktop'),
  app('Microsoft Report Builder', '[sql server] report builder [{n}]', 'sql server {year} report builder [{n}]'),
  app('Microsoft To Do', '!to do', 'microsoft.todos'),
  app('Microsoft Whiteboard', '!whiteboard', 'microsoft.whiteboard'),
  app('Microsoft Company Portal', '~company portal', 'intune company portal', 'microsoft.companyportal'),
  app('Microsoft Dynamics 365 for Outlook', 'dynamics (365|365 app) for [microsoft] [office] outlook'),
  app('Microsoft Dynamics CRM for Outlook', 'dynamics crm [{year}] for [microsoft] [office] outlook'),
  app(
    'Microsoft Dynamics NAV {year}',
    'dynamics nav {year} [r2]',
    'dynamics nav {year} [r2] (client|roletailored client)',
  ),
  app('Microsoft Dynamics GP {year}', 'dynamics gp {year} [r2]'),
  app('Microsoft Dynamics AX {year}', 'dynamics ax {year} [r2|r3]'),
  app('Microsoft Dynamics 365 Business Central', 'dynamics 365 business central [{n}]'),
  app('Microsoft MapPoint {year}', 'mappoint [north america|europe] {year}'),
  app('Microsoft Streets & Trips {year}', 'streets and trips {year}'),
  app('Microsoft Works', '!works [{n}]'),
  app('Microsoft Money {year} {e}', '!money {year} [{e=deluxe|standard|plus}]'),
  app('Microsoft FrontPage {year}', '[office] frontpage {year}'),
  app('Microsoft Expression {e}', '!expression {e=web|blend|design|studio|encoder} [{n}]'),
]);

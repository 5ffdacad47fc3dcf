import { app, component, group } from './entry.js';

const VS_EDITION =
  '{e=enterprise|professional|pro>professional|community|ultimate|premium|test professional|team suite|team system|standard|team foundation server|' +
  'team explorer|test agent|test controller|test agents|build tools|buildtools>build tools|preview|isolated|remote debugger|' +
  'express for web|express for desktop|express for windows desktop|express for windows>express for windows|express}';

const SQL_EDITION =
  '{e=enterprise|enterprise core|standard|standard developer|enterprise developer|developer|express|web|workgroup|datacenter|business intelligence|evaluation|' +
  'enterprise evaluation|compact>compact|express with advanced services|express advanced>express with advanced services}';

const SERVER_EDITION =
  '{e=standard|datacenter|essentials|foundation|enterprise|web|web server>web|storage standard|standard evaluation|datacenter evaluation|datacenter azure edition}';

/** Developer tools, servers, Windows itself and its parts. */
export const MICROSOFT_PLATFORM = group('Microsoft', { brands: ['microsoft', 'ms'], alsoReportedAs: ['GitHub'] }, [
  app(
    'Microsoft Visual Studio {e} {year}',
    `visual studio ${VS_EDITION} {year} [with (updates|update {n})]`,
    `visual studio {year} ${VS_EDITION} [edition]`,
    `visual studio ${VS_EDITION} {year} (preview|current)`,
  ),
  app('Microsoft Visual Studio {year}', 'visual studio {year}'),
  app('Microsoft Visual Studio for Mac', 'visual studio for mac'),
  app('Microsoft Visual Studio Installer', 'visual studio installer'),
  app('Microsoft Visual Studio Code', 'visual studio code', 'vscode', 'com.visualstudio.code', 'pkg:code'),
  app('Microsoft Visual Studio Code Insiders', 'visual studio code insiders', 'pkg:code-insiders'),
  component(
    'Microsoft Visual Studio {year} Tools for Office Runtime',
    'visual studio {year} tools (for|pour) office runtime [language pack]',
  ),
  component('Microsoft Visual Studio {year} Shell', 'visual studio {year} shell [(isolated|integrated|minimum)]'),
  app(
    'Microsoft Visual Basic 6.0 {e}',
    'visual basic [6.0] {e=enterprise|professional|learning} edition',
    'visual basic 6.0 {e=enterprise|professional}',
  ),
  app('Microsoft Visual FoxPro', 'visual foxpro [{n}] [professional]'),
  app('Azure DevOps Server {year}', '[azure] devops server {year}'),
  app('Microsoft Team Foundation Server {year}', 'team foundation server {year}'),
  app('Azure Data Studio', 'azure data studio', 'pkg:azuredatastudio'),
  app('Microsoft Azure CLI', '[azure] cli', 'azure cli', 'pkg:azure-cli'),
  app('Microsoft Azure Storage Explorer', '[azure] storage explorer'),
  app(
    'Microsoft Azure Active Directory Connect',
    '[azure] ad connect',
    'azure active directory connect',
    'entra connect [sync]',
  ),
  app('Microsoft Entra Connect Provisioning Agent', '(azure ad|entra) connect provisioning agent'),
  app('Azure Information Protection', 'azure information protection', 'purview information protection [client]'),
  app('Azure Cosmos DB Emulator', 'azure cosmos db emulator'),

  app(
    'Microsoft SQL Server {year} {r} {e}',
    `sql server {year} [{r=r2}] ${SQL_EDITION} [edition] [database engine services]`,
    `sql server ${SQL_EDITION} [edition] {year} [{r=r2}]`,
  ),
  app('Microsoft SQL Server {year} {r}', 'sql server {year} [{r=r2}]'),
  component(
    'Microsoft SQL Server {year} {r} Database Engine Services',
    'sql server {year} [{r=r2}] database engine services',
  ),
  component('Microsoft SQL Server {year} {r} LocalDB', 'sql server {year} [{r=r2}] [express] localdb'),
  component(
    'Microsoft SQL Server {year} {r} {part}',
    'sql server {year} [{r=r2}] {part=common files|xevent|dmf|connection info|shared management objects|shared management objects extensions|client tools|client tools extensions|database engine shared|sql diagnostics|batch parser|full text search|full text extractions for semantic search|browser|rsfx driver|setup|setup support files|native client|t sql language service|transact sql scriptdom|transact sql compiler service|management objects|data tier app framework|bi development studio|backward compatibility|upgrade advisor|policies|books online|system clr types|vss writer|distributed replay client|distributed replay controller|polybase|r open|machine learning services|data quality client|data quality services|master data services}',
  ),
  component(
    'Microsoft SQL Server {part}',
    'sql server {part=vss writer|browser|setup support files|compact|native client|database publishing wizard|system clr types|management objects|data tier application framework}',
  ),
  app(
    'Microsoft SQL Server {year} {r} {part}',
    'sql server {year} [{r=r2}] {part=analysis services|reporting services|integration services|management studio|management studio express|data tools}',
  ),
  component('Microsoft SQL Server Compact', 'sql server compact [{n}] [sp1|sp2] [enu|english]'),
  app('Microsoft SQL Server Management Studio', 'sql server management studio [{n}]', 'ssms'),
  app('Microsoft SQL Server Reporting Services', 'sql server reporting services'),
  app('Microsoft SQL Server Analysis Services', 'sql server analysis services'),
  app('Microsoft SQL Server Data Tools', 'sql server data tools [{n}]', 'sql server data tools for visual studio'),
  app('Microsoft Exchange Server {year} {e}', 'exchange server {year} {e=standard|enterprise}'),
  app('Microsoft Exchange Server {year}', 'exchange server {year} [cumulative update {n}]'),
  app('Microsoft Exchange Server', 'exchange server'),
  app('Microsoft SharePoint Server {year}', '[office] sharepoint server {year}'),
  app('Microsoft SharePoint Foundation {year}', 'sharepoint foundation {year} [core]'),
  app('Microsoft Office Online Server', 'office online server'),
  app(
    'Microsoft BizTalk Server {year} {e}',
    'biztalk server {year} {e=standard|enterprise|developer|branch} [edition]',
  ),
  app('Microsoft BizTalk Server {year}', 'biztalk server {year} [r2]'),
  app(
    'Microsoft Configuration Manager Client',
    '[system center] configuration manager client',
    'sms advanced client',
    '!ccm framework',
    'configuration manager client',
  ),
  app(
    'Microsoft Configuration Manager Console',
    '[system center] configuration manager console',
    '[endpoint] configuration manager console',
  ),
  app('Microsoft Monitoring Agent', 'microsoft monitoring agent'),
  app(
    'Microsoft System Center {year} {r} {part}',
    'system center {year} [{r=r2}] {part=data protection manager|operations manager|virtual machine manager|orchestrator|service manager} [server|console]',
  ),
  app('Microsoft Intune Management Extension', 'intune management extension', 'pkg:intune-portal'),
  app('Microsoft Defender for Endpoint', 'defender for endpoint', 'microsoft defender', '!defender atp', 'pkg:mdatp'),
  app('Microsoft Security Essentials', 'security essentials'),
  app('Microsoft Forefront Endpoint Protection', 'forefront endpoint protection [{year}]'),
  app('System Center Endpoint Protection', 'system center [{year}] endpoint protection'),
  app('Microsoft Forefront TMG', 'forefront (tmg|threat management gateway) [client]'),
  app('Local Administrator Password Solution', 'local administrator password solution', 'laps'),
  app('Microsoft Deployment Toolkit', 'deployment toolkit [{n}]', 'deployment toolkit {year} update {n}'),
  component('Windows Assessment and Deployment Kit', 'windows assessment and deployment kit [windows {n}]'),
  app('Windows Admin Center', 'windows admin center [v2]'),
  app(
    'Microsoft App-V Client',
    '[application virtualization] (app v) [{n}] client',
    'application virtualization (app v) client',
    'application virtualization [desktop] client',
  ),
  app(
    'Microsoft BitLocker Administration and Monitoring',
    '(mdop mbam|bitlocker administration and monitoring) [client]',
  ),

  app(
    'Windows Server {year} {r} {e}',
    `windows server {year} [{r=r2}] ${SERVER_EDITION} [edition]`,
    `windows (storage|home) server {year} [{r=r2}] ${SERVER_EDITION}`,
  ),
  app('Windows Server {year} {r}', 'windows server {year} [{r=r2}]'),
  app(
    'Windows Small Business Server {year} {e}',
    'windows small business server {year} [{e=standard|premium|essentials}]',
  ),
  app(
    'Windows {v} {e}',
    '!windows {v=11|10|8.1|8|7|vista|xp} {e=pro|professional|enterprise|home|home premium|home basic|education|pro education|pro for workstations|ultimate|business|starter|enterprise ltsc|iot enterprise|single language|home single language} [edition|n|kn]',
  ),
  app('Windows {v}', '!windows {v=11|10|8.1|8|7|vista|xp}'),
  app(
    'Windows Subsystem for Linux',
    'windows subsystem for linux [preview|wslg preview]',
    'microsoftcorporationii.windowssubsystemforlinux',
  ),
  component('Windows Subsystem for Linux Update', 'windows subsystem for linux update'),
  app('Windows Terminal', 'windows terminal', 'microsoft.windowsterminal'),

  app('Microsoft PowerShell', 'powershell [core] [{n}]', 'pkg:powershell'),
  app('Microsoft PowerToys', 'powertoys [preview]', 'microsoft powertoys'),
  app('Microsoft Edge', '!edge', 'microsoft edge', 'microsoft.microsoftedge.stable', 'pkg:microsoft-edge-stable'),
  app('Microsoft Edge Beta', 'edge beta', 'pkg:microsoft-edge-beta'),
  app('Microsoft Edge Dev', 'edge dev', 'pkg:microsoft-edge-dev'),
  component('Microsoft Edge WebView2 Runtime', '[edge] webview2 runtime', 'edge webview2 [laufzeit]'),
  component('Microsoft Edge Update', 'edge update', 'microsoft edge update'),
  app('Internet Explorer', '!internet explorer [{n}]', 'internet explorer [{n}]', 'windows internet explorer [{n}]'),
  app('Remote Desktop Connection Manager', 'remote desktop connection manager'),
  app('Microsoft Remote Desktop', '!remote desktop [{n}]', '~remote desktop [client]', '~windows app'),
  component('Microsoft Silverlight', 'silverlight [{n}]'),
  component('Microsoft .NET Framework', '.net framework [{n}] [full]'),
  component('Microsoft .NET Framework 4 {e}', '.net framework 4 {e=client profile|extended|multi targeting pack}'),
  component('Microsoft .NET SDK', '.net sdk [{n}] [from visual studio]'),
  component('Microsoft .NET Core SDK', '.net core sdk [{n}] [from visual studio]'),
  component('Microsoft MSXML', 'msxml [{n}] [parser [and sdk]]'),
  component('Microsoft XNA Framework Redistributable', 'xna framework redistributable [{n}] [refresh]'),
  component('Microsoft DirectX Runtime', 'directx [{n}] [end user] runtime'),
  component('Microsoft Visual J# Redistributable', 'visual j# [{n}] redistributable package [{n}] [second edition]'),
  component(
    'Windows Software Development Kit',
    'windows software development kit [windows [{n}]]',
    'windows sdk [{n}]',
  ),
  component('Microsoft Update Health Tools', 'update health tools'),
  app(
    'Windows PC Health Check',
    'windows pc health check',
    'windows pc integritatsprufung',
    'controle d integrite du pc windows',
  ),
  app('Windows 10 Update Assistant', 'windows {n} update assistant', 'windows {n} upgrade assistant'),
  app(
    'Microsoft Mouse and Keyboard Center',
    'mouse and keyboard center [{n}]',
    'intellipoint [{n}]',
    'intellitype [pro] [{n}]',
  ),
  app('Microsoft Garage Mouse without Borders', '[garage] mouse without borders'),
  app('Windows Live Essentials', 'windows live essentials [{n}]'),
  app('Windows Calculator', 'windows calculator', 'microsoft.windowscalculator'),
  app('Microsoft Store', 'microsoft store', 'microsoft.windowsstore'),
  app('Microsoft Photos', '!photos', 'microsoft.windows.photos'),
  app('Microsoft Paint', '!paint', 'microsoft.paint'),
  app('Microsoft Copilot', '!copilot', 'microsoft.copilot'),
  app('Microsoft Clipchamp', 'clipchamp', 'clipchamp.clipchamp'),
  app('Microsoft Solitaire Collection', '[microsoft] solitaire collection', 'microsoft.microsoftsolitairecollection'),
  app('Xbox', '~xbox [app]', 'microsoft.gamingapp', 'microsoft.xboxapp'),
  app('Process Monitor', '~process monitor [{n}]'),
  app('Sysmon', 'sysmon [{n}]'),
  app('Microsoft Flight Simulator', 'flight simulator'),
]);

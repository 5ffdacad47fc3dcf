import { app, component, group } from './entry.js';

/**
 * JetBrains products are subscriptions of one user across releases: the release is a version. Community and
 * Professional are two products. The Linux names are those of the snaps.
 */
export const JETBRAINS = group('JetBrains', { brands: ['jetbrains'], alsoReportedAs: ['Google'] }, [
  app('IntelliJ IDEA Community Edition', 'intellij idea (community|ce) [edition] [{n}]', 'pkg:intellij-idea-community'),
  app('IntelliJ IDEA Ultimate', 'intellij idea [ultimate] [edition] [{n}]', 'pkg:intellij-idea-ultimate'),
  app('IntelliJ IDEA Educational Edition', 'intellij idea (edu|educational) [edition]'),
  app('PyCharm Community Edition', 'pycharm (community|ce) [edition] [{n}]', 'pkg:pycharm-community'),
  app('PyCharm Professional Edition', 'pycharm [professional] [edition] [{n}]', 'pkg:pycharm-professional'),
  app('PyCharm Educational Edition', 'pycharm (edu|educational) [edition]', 'pkg:pycharm-educational'),
  ...[
    'WebStorm',
    'PhpStorm',
    'CLion',
    'GoLand',
    'DataGrip',
    'RubyMine',
    'AppCode',
    'RustRover',
    'DataSpell',
    'Gateway',
    'Fleet',
    'Rider',
    'Aqua',
    'Writerside',
  ].map((name) => {
    const word = name.toLowerCase();
    const isCommonWord = ['Gateway', 'Fleet', 'Rider', 'Aqua'].includes(name);
    return app(`JetBrains ${name}`, `${isCommonWord ? '!' : ''}${word} [{n}]`, `pkg:${word}`);
  }),
  app('JetBrains Toolbox', 'jetbrains toolbox [app]', '!toolbox [app]', 'pkg:jetbrains-toolbox'),
  ...['ReSharper Ultimate', 'ReSharper C++', 'ReSharper', 'dotTrace', 'dotMemory', 'dotCover', 'dotPeek'].map((name) =>
    app(
      `JetBrains ${name}`,
      `${name.toLowerCase()} [{n}] [in visual studio [enterprise|professional|community] [{n}]]`,
    ),
  ),
  app('TeamCity', 'teamcity [server|build agent]'),
  app('YouTrack', 'youtrack'),
]);

export const DEVELOPER_TOOLS = [
  group('Atlassian', { brands: ['atlassian'] }, [
    app('Sourcetree', 'sourcetree', 'source tree'),
    app('Jira', '~jira [software|service management|core] [{n}]'),
    app('Confluence', '~confluence [{n}]'),
    app('Bitbucket', 'bitbucket [server|data center]'),
    app('Bamboo', '~bamboo'),
    app('Atlassian Companion', '!companion'),
    app('Trello', 'trello'),
    app('Loom', '~loom'),
  ]),
  group('SmartBear', { brands: ['smartbear'] }, [
    app('SoapUI', 'soapui [{n}]'),
    app('ReadyAPI', 'readyapi [{n}]', 'ready api [{n}]', 'soapui (pro|ng pro) [{n}]'),
    app('TestComplete', 'testcomplete [{n}] [platform|enterprise]'),
    app('TestExecute', 'testexecute [{n}]'),
    app('Collaborator Client', 'collaborator client [{n}]'),
  ]),
  group('Sparx Systems', { brands: ['sparx systems', 'sparx'] }, [
    app(
      'Enterprise Architect {e}',
      'enterprise architect [{n}] [{e=corporate|professional|ultimate|unified|lite|viewer}] [edition]',
    ),
  ]),
  group('Progress', { brands: ['progress', 'telerik'] }, [
    app('Telerik Fiddler Classic', '[progress] [telerik] fiddler [classic]'),
    app('Fiddler Everywhere', 'fiddler everywhere [{n}]'),
    app(
      'Telerik UI for WinForms',
      'ui for winforms [{year}|r1|r2|r3|{n}]',
      'telerik ui for winforms [r1|r2|r3|q1|q2|q3] [{year}]',
    ),
    app('Telerik UI for WPF', 'ui for wpf [r1|r2|r3|q1|q2|q3] [{year}]'),
    app('Telerik UI for ASP.NET AJAX', 'ui for asp.net ajax [r1|r2|r3|q1|q2|q3] [{year}]'),
    app('Telerik Reporting', '!reporting [r1|r2|r3|q1|q2|q3] [{year}]'),
    app('Progress OpenEdge', 'openedge [{n}]'),
    app('WS_FTP Professional', 'ws ftp (pro|professional) [{n}]'),
  ]),
  group('DevExpress', { brands: ['devexpress', 'developer express'] }, [
    app(
      'DevExpress Components',
      '!components [{n}]',
      'devexpress [universal|dxperience|.net products|ui for .net] [{n}]',
      '!dxperience [{n}]',
    ),
    app('CodeRush', 'coderush [for visual studio] [{n}]'),
  ]),
  group('Red Gate', { brands: ['red gate', 'redgate'] }, [
    ...[
      'SQL Toolbelt',
      'SQL Prompt',
      'SQL Compare',
      'SQL Data Compare',
      'SQL Source Control',
      'SQL Data Generator',
      'SQL Doc',
      'SQL Monitor',
      'SQL Search',
      'SQL Backup',
      'SQL Multi Script',
      'SQL Change Automation',
      'SQL Dependency Tracker',
      '.NET Reflector',
      'ANTS Performance Profiler',
      'ANTS Memory Profiler',
      'SmartAssembly',
      'Flyway Desktop',
    ].map((name) =>
      app(
        `Redgate ${name}`,
        `${/^SQL (?:Monitor|Search|Backup|Doc)$/.test(name) ? '~' : ''}${name.toLowerCase()} [essentials] [{n}]`,
      ),
    ),
  ]),
  group('PremiumSoft', { brands: ['premiumsoft'], alsoReportedAs: ['PremiumSoft CyberTech'] }, [
    app('Navicat Premium', 'navicat premium [{n}]'),
    app('Navicat Premium Lite', 'navicat premium (lite|essentials) [{n}]'),
    app(
      'Navicat for {e}',
      'navicat [{n}] for {e=mysql>MySQL|postgresql>PostgreSQL|sql server|oracle|mariadb>MariaDB|sqlite>SQLite|mongodb>MongoDB} [{n}]',
    ),
    app('Navicat Data Modeler', 'navicat data modeler [{n}]'),
  ]),
  group('Devart', { brands: ['devart'] }, [
    app(
      'dbForge Studio for {e}',
      'dbforge studio [{year}] for {e=mysql>MySQL|sql server|oracle|postgresql>PostgreSQL} [{n}]',
    ),
  ]),
  group('DBeaver', {}, [
    app('DBeaver Community', 'dbeaver [community] [ce] [{n}]', 'pkg:dbeaver-ce'),
    app('DBeaver Enterprise', 'dbeaver (ee|enterprise|ultimate) [edition] [{n}]'),
  ]),
  group('Quest', { brands: ['quest', 'dell'] }, [
    app(
      'Toad for Oracle',
      'toad for oracle [{n}] [xpert|base|professional|developer] [edition] [{n}]',
      'quest toad for oracle [{n}]',
    ),
    app('Toad for SQL Server', 'toad for sql server [{n}]'),
    app('Toad Data Point', 'toad data point [{n}]'),
    app('SQL Optimizer for Oracle', 'sql optimizer for oracle [{n}]'),
  ]),
  group('Embarcadero', { brands: ['embarcadero'] }, [
    app('RAD Studio', 'rad studio [{n}] [berlin|seattle|tokyo|rio|sydney|alexandria|athens]'),
    app('Delphi', '~delphi [{n}]'),
  ]),
  group('Sublime HQ', {}, [
    app('Sublime Text', 'sublime text [{n}] [build {n}]', 'pkg:sublime-text'),
    app('Sublime Merge', 'sublime merge [build {n}]', 'pkg:sublime-merge'),
  ]),
  group('Altova', { brands: ['altova'] }, [
    app(
      'Altova XMLSpy {year} {e}',
      'xmlspy {year} [rel {n}] [sp {n}] {e=enterprise|professional|standard} [edition]',
      'xmlspy {e=enterprise|professional|standard} [edition] {year} [rel {n}] [sp {n}]',
    ),
    app(
      'Altova MapForce {year} {e}',
      'mapforce {year} [rel {n}] [sp {n}] {e=enterprise|professional|basic} [edition]',
      'mapforce {e=enterprise|professional|basic} [edition] {year} [rel {n}] [sp {n}]',
    ),
    app('Altova MissionKit {year} {e}', 'missionkit {year} [rel {n}] [sp {n}] {e=enterprise|professional} [edition]'),
  ]),
  group('SyncRO Soft', {}, [
    app('Oxygen XML Editor', '[oxygen] oxygen xml editor [{n}]', 'oxygen xml editor'),
    app('Oxygen XML Author', 'oxygen xml author [{n}]'),
    app('Oxygen XML Developer', 'oxygen xml developer [{n}]'),
  ]),
  group('IDM Computer Solutions', { brands: ['idm'], alsoReportedAs: ['IDM Computer Solutions'] }, [
    app('UltraEdit', 'ultraedit [{n}]'),
    app('UltraCompare', 'ultracompare [{n}]'),
  ]),
  group('Scooter Software', {}, [app('Beyond Compare', 'beyond compare [{n}]', 'pkg:bcompare')]),
  group('Araxis', { brands: ['araxis'] }, [app('Araxis Merge', '!merge [{n}] [professional]')]),
  group('Perforce', { brands: ['perforce'], alsoReportedAs: ['Perforce Software'] }, [
    app(
      'Helix P4V',
      '[helix] (p4v|visual client) [{n}]',
      'helix visual client [(p4v)]',
      '!visual components [{n}]',
      'perforce visual components',
    ),
    app('Helix Command-Line Client', '[helix] command line client [{n}]'),
  ]),
  group('Axosoft', { alsoReportedAs: ['GitKraken'] }, [
    app('GitKraken', 'gitkraken [desktop|client]', 'pkg:gitkraken'),
  ]),
  group('Fournova', {}, [app('Tower', '~tower')]),
  group('GitHub', { brands: [] }, [
    app('GitHub Desktop', 'github desktop', 'github desktop machine wide', 'pkg:github-desktop'),
    app('GitHub CLI', 'github cli', 'pkg:gh'),
    app('Atom', '~atom', 'pkg:atom'),
  ]),
  group('Postman', {}, [app('Postman', 'postman [{n}]', 'pkg:postman')]),
  group('Kong', { alsoReportedAs: ['Kong Inc'] }, [app('Insomnia', '~insomnia', 'pkg:insomnia')]),
  group('Docker', { brands: [] }, [
    app('Docker Desktop', 'docker desktop', 'pkg:docker-desktop'),
    app('Docker Engine', 'docker engine', 'pkg:docker-ce', 'pkg:docker-ee'),
    app('Docker Toolbox', 'docker toolbox'),
  ]),
  group('HashiCorp', { brands: ['hashicorp'] }, [
    app('Vagrant', 'vagrant', 'pkg:vagrant'),
    app('Terraform', 'terraform', 'pkg:terraform'),
  ]),
  group('Unity', {}, [app('Unity Hub', 'unity hub [{n}]', 'pkg:unityhub'), app('Unity', '~unity [editor] [{n}]')]),
  group('Epic Games', {}, [
    app('Epic Games Launcher', 'epic games launcher'),
    app('Unreal Engine', 'unreal engine [{n}]'),
  ]),
  group('Anaconda', { alsoReportedAs: ['Anaconda, Inc', 'Continuum Analytics'] }, [
    app(
      'Anaconda',
      '~anaconda {n}',
      'anaconda3 [{n}] [(python {n})]',
      'anaconda3 [{n}] [python {n}]',
      'anaconda2 [{n}] [python {n}]',
    ),
    app('Miniconda', 'miniconda3 [{n}] [python {n}]', 'miniconda {n}'),
  ]),
  group('Android', {}, [app('Android Studio', 'android studio [{n}] [preview|canary]', 'pkg:android-studio')]),
  group('Eclipse Foundation', { brands: ['eclipse'] }, [
    component(
      'Eclipse Temurin JDK',
      'temurin jdk [with hotspot] [{n}]',
      '(adoptopenjdk|temurin) jdk with hotspot [{n}]',
      'adoptopenjdk jdk with hotspot [{n}]',
    ),
    component('Eclipse Temurin JRE', 'temurin jre [with hotspot] [{n}]', 'adoptopenjdk jre with hotspot [{n}]'),
  ]),
  group('Amazon', { brands: ['amazon', 'aws'], alsoReportedAs: ['Amazon Web Services'] }, [
    component('Amazon Corretto', 'corretto [jdk|jre] [{n}]', 'corretto'),
    app('AWS Command Line Interface', 'aws command line interface [v2]', '!command line interface [v2]', 'pkg:awscli'),
    app('AWS VPN Client', 'aws vpn client', 'pkg:awsvpnclient'),
    app('Amazon WorkSpaces', 'workspaces [client]', 'pkg:workspacesclient'),
    app('Amazon SSM Agent', '!ssm agent', 'pkg:amazon-ssm-agent'),
    app('AWS Tools for Windows', 'aws tools for windows'),
    app('NICE DCV Client', '[nice] dcv (client|viewer)'),
    app('Amazon Kindle', '!kindle', 'kindle for (pc|mac)'),
    app('Amazon Chime', '!chime'),
    app('Amazon Music', '!music'),
  ]),
  group('Azul Systems', { brands: ['azul'] }, [
    component('Azul Zulu JDK', '[azul] zulu jdk [{n}] [{n}]', 'azul zulu jdk {n}'),
    component('Azul Zulu JRE', '[azul] zulu jre [{n}] [{n}]'),
  ]),
  group('Python Software Foundation', {}, [
    app('Python', 'python [{n}]'),
    component('Python Launcher', 'python launcher'),
    component(
      'Python {part}',
      'python [{n}] {part=core interpreter|development libraries|documentation|executables|pip bootstrap|standard library|tcl tk support>Tcl/Tk Support|test suite|utility scripts|add to path}',
    ),
  ]),
  group('The Git Development Community', { alsoReportedAs: ['Git'] }, [
    app('Git', 'git [for windows] [{n}]', 'git version', 'git for windows', 'pkg:git'),
  ]),
  group('TortoiseGit', {}, [app('TortoiseGit', 'tortoisegit [{n}]')]),
  group('TortoiseSVN', { alsoReportedAs: ['tortoisesvn.net'] }, [app('TortoiseSVN', 'tortoisesvn [{n}]')]),
  group('Node.js Foundation', {}, [app('Node.js', 'node.js [{n}]', 'pkg:nodejs')]),
  group('Notepad++', {}, [app('Notepad++', 'notepad++ [{n}]', 'pkg:notepad-plus-plus')]),
  group('Vim', { alsoReportedAs: ['Bram Moolenaar et al', 'Vim.org'] }, [app('Vim', 'vim [{n}]', 'gvim [{n}]')]),
  group('MySQL', { alsoReportedAs: ['Oracle'] }, [
    app('MySQL Server', 'mysql server [{n}]', 'pkg:mysql-server', 'pkg:mysql-community-server'),
    app(
      'MySQL Workbench',
      'mysql workbench [{n}] [ce|community|se]',
      'pkg:mysql-workbench',
      'pkg:mysql-workbench-community',
    ),
    app('MySQL Installer', 'mysql installer [community]'),
    app('MySQL Shell', 'mysql shell [{n}]'),
    component('MySQL Connector/ODBC', '[mysql] connector odbc [{n}]'),
    component('MySQL Connector/NET', '[mysql] connector (net|.net) [{n}]', 'mysql connector net [{n}]'),
    component('MySQL Connector/J', 'mysql connector j [{n}]'),
  ]),
  group('MariaDB', {}, [
    app('MariaDB Server', 'mariadb [server] [{n}]', 'pkg:mariadb-server'),
    component('MariaDB ODBC Driver', 'mariadb odbc driver [{n}]'),
  ]),
  group('HeidiSQL', { alsoReportedAs: ['Ansgar Becker'] }, [app('HeidiSQL', 'heidisql [{n}]')]),
  group(
    'PostgreSQL',
    { alsoReportedAs: ['pgAdmin Development Team', 'The pgAdmin Development Team', 'EnterpriseDB'] },
    [
      app('PostgreSQL', 'postgresql [{n}]'),
      app('pgAdmin', 'pgadmin [{n}|iii] [version {n}]', 'pgadmin4', 'pkg:pgadmin4', 'pkg:pgadmin4-desktop'),
      component('PostgreSQL ODBC Driver', 'psqlodbc [{n}]', 'psqlodbc'),
    ],
  ),
  group('MongoDB', { alsoReportedAs: ['MongoDB Inc', '10gen'] }, [
    app(
      'MongoDB Server',
      'mongodb [{n}] [2008r2plus|2008plus] [ssl]',
      'mongodb server',
      'mongodb {n} [community|enterprise]',
      'pkg:mongodb-org-server',
    ),
    app(
      'MongoDB Compass',
      '[mongodb] compass [community]',
      'mongodbcompass',
      'mongodbcompasscommunity',
      'pkg:mongodb-compass',
    ),
  ]),
  group('Redis', {}, [app('Redis Insight', 'redisinsight', 'redis insight')]),
  group('Cursor', { alsoReportedAs: ['Anysphere'] }, [app('Cursor', '~cursor [user]', 'cursor user', 'pkg:cursor')]),
  group('VSCodium', {}, [app('VSCodium', 'vscodium [user]', 'pkg:codium', 'com.vscodium.codium')]),
];

export const ORACLE = group('Oracle', { brands: ['oracle', 'sun'], alsoReportedAs: ['Eclipse Foundation'] }, [
  // Every release of the Java runtime is licensed alike: the number is a version, and so is the update.
  app(
    'Java Runtime Environment',
    'java [{n}]',
    'java se runtime environment [{n}]',
    'java [tm] [{n}] runtime environment',
    'java {n} update {n}',
    'java [2] runtime environment [se] [{n}]',
    'j2se runtime environment [{n}] [update {n}]',
    'pkg:jre',
  ),
  app(
    'Java SE Development Kit',
    'java [se] development kit [{n}] [update {n}]',
    'java se development kit [{n}]',
    'j2se development kit [{n}]',
    '!jdk [{n}]',
    'pkg:jdk',
  ),
  component('Java Auto Updater', 'java auto updater'),
  component('JavaFX Runtime', 'javafx [{n}] [runtime]', 'javafx [{n}] sdk'),
  app(
    'Oracle VM VirtualBox',
    'vm virtualbox [{n}]',
    'virtualbox [{n}]',
    'pkg:virtualbox',
    'pkg:virtualbox-6.1',
    'pkg:virtualbox-7.0',
    'pkg:virtualbox-7.1',
    'pkg:virtualbox-7.2',
  ),
  component(
    'Oracle VM VirtualBox Guest Additions',
    '[vm] virtualbox guest additions [{n}]',
    'virtualbox guest additions',
  ),
  app('Oracle SQL Developer', 'sql developer [{n}]'),
  app(
    'Oracle Database {v} {e}',
    'database {v=11g|12c|18c|19c|21c|23c|23ai|10g} [release {n}] [{e=enterprise edition|standard edition|standard edition 2|express edition|personal edition}]',
  ),
  app(
    'Oracle Database Express Edition',
    'database [{n}] express edition',
    'oracle database [10g|11g|18c|21c] express edition',
  ),
  component('Oracle Client', '!client [{n}|11g|12c|18c|19c|21c] [release {n}]', 'oracle client [{n}]'),
  component('Oracle Instant Client', 'instant client [basic] [{n}]', 'instantclient'),
  app('Oracle Smart View for Office', 'smart view [for office]', 'hyperion smart view [for office] [{n}]'),
  app(
    'Oracle Primavera P6 Professional',
    '[primavera] p6 professional [{n}]',
    'primavera p6 professional [{n}]',
    'primavera p6 project management',
  ),
  app('Oracle WebLogic Server', 'weblogic [server] [{n}]'),
  app('Oracle JInitiator', 'jinitiator [{n}]'),
  app('Oracle Data Access Components', 'data access components [{n}]'),
]);

/** A program as an agent reports it, and the versions that are around. */
export interface SampleProgram {
  name: string;
  publisher: string | null;
  versions: readonly string[];
}

function program(name: string, publisher: string | null, ...versions: string[]): SampleProgram {
  return { name, publisher, versions };
}

/** On every Windows computer. */
export const windowsBase: readonly SampleProgram[] = [
  program('Microsoft Edge', 'Microsoft Corporation', '128.0.2739.42', '129.0.2792.65', '130.0.2849.46'),
  program('Microsoft Edge WebView2 Runtime', 'Microsoft Corporation', '128.0.2739.42', '130.0.2849.46'),
  program(
    'Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33130',
    'Microsoft Corporation',
    '14.38.33130.0',
  ),
  program(
    'Microsoft Visual C++ 2015-2022 Redistributable (x86) - 14.36.32532',
    'Microsoft Corporation',
    '14.36.32532.0',
  ),
  program('Microsoft Visual C++ 2013 Redistributable (x64) - 12.0.40664', 'Microsoft Corporation', '12.0.40664.0'),
  program('Microsoft Visual C++ 2010  x64 Redistributable - 10.0.40219', 'Microsoft Corporation', '10.0.40219'),
  program('Microsoft Update Health Tools', 'Microsoft Corporation', '5.72.0.0', '5.74.0.0'),
  program('Security Update for Microsoft Windows (KB5043064)', 'Microsoft Corporation', '1'),
  program('Update for Windows 10 for x64-based Systems (KB5001716)', 'Microsoft Corporation', '8.94.0.0'),
  program('Intel(R) Management Engine Components', 'Intel Corporation', '2306.4.3.0', '2229.3.2.0'),
  program('Realtek High Definition Audio Driver', 'Realtek Semiconductor Corp.', '6.0.9514.1', '6.0.9231.1'),
];

/** On most computers that people work at. */
export const windowsOffice: readonly SampleProgram[] = [
  program('Microsoft 365 Apps for enterprise - en-us', 'Microsoft Corporation', '16.0.17928.20114', '16.0.17726.20160'),
  program('Microsoft OneDrive', 'Microsoft Corporation', '24.175.0830.0001', '24.186.0915.0004'),
  program('Microsoft Teams', 'Microsoft Corporation', '24215.1007.3082.1590', '24231.512.3106.6573'),
  program('Google Chrome', 'Google LLC', '128.0.6613.120', '129.0.6668.59', '130.0.6723.59'),
  program('Adobe Acrobat Reader (64-bit)', 'Adobe', '24.003.20112', '24.002.21005'),
  program('7-Zip 23.01 (x64)', 'Igor Pavlov', '23.01'),
  program('Zoom Workplace (64-bit)', 'Zoom Video Communications, Inc.', '6.1.11.45504', '6.2.0.46690'),
  program('Java 8 Update 381 (64-bit)', 'Oracle Corporation', '8.0.3810.9'),
  program('Dell Command | Update for Windows Universal', 'Dell, Inc.', '5.3.0', '5.4.0'),
  program('Sophos Endpoint Agent', 'Sophos Limited', '2024.2.1.5', '2024.2.2.1'),
];

/** Some people have some of these. */
export const windowsExtras: readonly SampleProgram[] = [
  program('Mozilla Firefox (x64 en-US)', 'Mozilla', '128.0.3', '130.0', '131.0.2'),
  program('Notepad++ (64-bit x64)', 'Notepad++ Team', '8.6.9', '8.7'),
  program('VLC media player', 'VideoLAN', '3.0.20', '3.0.21'),
  program('TeamViewer', 'TeamViewer', '15.57.5', '15.58.4'),
  program('WinRAR 6.24 (64-bit)', 'win.rar GmbH', '6.24.0'),
  program('PuTTY release 0.81 (64-bit)', 'Simon Tatham', '0.81.0.0'),
  program('Greenshot 1.2.10.6', 'Greenshot', '1.2.10.6'),
  program('paint.net', 'dotPDN LLC', '5.0.13'),
  program('KeePass Password Safe 2.57', 'Dominik Reichl', '2.57'),
  program('Cisco Secure Client - AnyConnect VPN', 'Cisco Systems, Inc.', '5.1.4.74'),
  program('Microsoft Power BI Desktop (x64)', 'Microsoft Corporation', '2.132.908.0'),
  program('Snagit 2023', 'TechSmith Corporation', '23.2.0.1060'),
  program('Camtasia 2023', 'TechSmith Corporation', '23.4.2.51146'),
  program('Adobe Acrobat (64-bit)', 'Adobe', '24.003.20112', '24.002.21005'),
];

/** What each kind of work brings with it. */
export const windowsByTrade: Record<
  'dental' | 'design' | 'logistics' | 'law' | 'school' | 'development',
  readonly SampleProgram[]
> = {
  dental: [
    program('DEXIS 10', 'DEXIS, LLC', '10.1.9'),
    program('Dentrix G7', 'Henry Schein One', '17.3.478.0'),
    program('Dragon Professional 16', 'Nuance Communications Inc.', '16.00.200.121'),
  ],
  design: [
    program('AutoCAD 2024 - English', 'Autodesk', '24.3.61.0'),
    program('Autodesk AutoCAD LT 2023 - English', 'Autodesk, Inc.', '31.0.46.0'),
    program('Revit 2024', 'Autodesk', '24.0.4.427'),
    program('Adobe Photoshop 2024', 'Adobe Inc.', '25.12.0.806'),
    program('Adobe InDesign 2024', 'Adobe Inc.', '19.5'),
    program('Adobe Creative Cloud', 'Adobe Inc.', '6.3.0.207'),
    program('SketchUp 2023', 'Trimble, Inc.', '23.1.340.0'),
    program('Enscape 3.5.6', 'Enscape GmbH', '3.5.6.204048'),
  ],
  logistics: [
    program('QuickBooks Desktop Pro 2023', 'Intuit Inc.', '33.00.4012.3301'),
    program('SAP GUI for Windows 7.70  (Patch 10)', 'SAP SE', '7.70'),
    program('BarTender 2022 R6', 'Seagull Scientific', '11.3.209432'),
    program('Tableau Desktop 2023.3', 'Tableau Software', '23.3.23'),
  ],
  law: [
    program('iManage Work Desktop for Windows (x64)', 'iManage LLC', '10.8.1.54'),
    program('Dragon Legal 16', 'Nuance Communications Inc.', '16.00.200.121'),
    program('Foxit PDF Editor', 'Foxit Software Inc.', '13.1.2.22442'),
    program('Citrix Workspace 2309', 'Citrix Systems, Inc.', '23.9.1.104'),
  ],
  school: [
    program('GeoGebra Classic 6', 'International GeoGebra Institute', '6.0.848.0'),
    program('Minecraft Education', 'Microsoft Studios', '1.21.9101.0'),
    program('Respondus LockDown Browser', 'Respondus, Inc.', '2.1.1.05'),
  ],
  development: [
    program('Visual Studio Professional 2022', 'Microsoft Corporation', '17.11.3', '17.10.6'),
    program('JetBrains Rider 2024.2.4', 'JetBrains s.r.o.', '242.22855.90'),
    program('Git', 'The Git Development Community', '2.46.0', '2.47.0'),
    program('Docker Desktop', 'Docker Inc.', '4.34.2'),
    program('Microsoft Visual Studio Code (User)', 'Microsoft Corporation', '1.93.1', '1.94.0'),
    program('Node.js', 'Node.js Foundation', '20.17.0', '22.9.0'),
  ],
};

/** On Windows servers. */
export const windowsServer: readonly SampleProgram[] = [
  program('Microsoft SQL Server 2019 (64-bit)', 'Microsoft Corporation', '15.0.4385.2'),
  program('Microsoft SQL Server Management Studio - 20.2', 'Microsoft Corporation', '20.2.30.0'),
  program('Veeam Agent for Microsoft Windows', 'Veeam Software Group GmbH', '6.1.2.134'),
  program('VMware Tools', 'VMware, Inc.', '12.4.5.23787635'),
  program('Sophos Endpoint Agent', 'Sophos Limited', '2024.2.1.5'),
];

/** The free edition, on servers that need no license for it. */
export const sqlServerExpress = program(
  'Microsoft SQL Server 2019 Express (64-bit)',
  'Microsoft Corporation',
  '15.0.2000.5',
);

/** On Macs. */
export const macSoftware: readonly SampleProgram[] = [
  program('Safari', 'Apple', '17.6', '18.0'),
  program('Google Chrome', 'Google LLC', '129.0.6668.59'),
  program('Microsoft Word', 'Microsoft Corporation', '16.89'),
  program('Microsoft Excel', 'Microsoft Corporation', '16.89'),
  program('Microsoft Teams', 'Microsoft Corporation', '24215.1002'),
  program('zoom.us', 'Zoom Video Communications, Inc.', '6.1.11'),
  program('Adobe Photoshop 2024', 'Adobe Inc.', '25.12'),
  program('Adobe Creative Cloud', 'Adobe Inc.', '6.3.0.207'),
  program('Sketch', 'Sketch B.V.', '101.2'),
  program('Slack', 'Slack Technologies Inc.', '4.40.128'),
  program('1Password', 'AgileBits Inc.', '8.10.44'),
  program('Keynote', 'Apple', '14.2'),
];

/** Packages of Linux servers. */
export const linuxPackages: readonly SampleProgram[] = [
  ['adduser', '3.134'],
  ['apt', '2.6.1'],
  ['base-files', '12.4+deb12u7'],
  ['bash', '5.2.15-2+b7'],
  ['ca-certificates', '20230311'],
  ['coreutils', '9.1-1'],
  ['cron', '3.0pl1-162'],
  ['curl', '7.88.1-10+deb12u7'],
  ['fusioninventory-agent', '1:2.6+ds1-6'],
  ['gnupg', '2.2.40-1.1'],
  ['libc6', '2.36-9+deb12u8'],
  ['libssl3', '3.0.14-1~deb12u2'],
  ['linux-image-6.1.0-25-amd64', '6.1.106-3'],
  ['nginx', '1.22.1-9'],
  ['openssh-server', '1:9.2p1-2+deb12u3'],
  ['perl', '5.36.0-7+deb12u1'],
  ['postgresql-15', '15.8-0+deb12u1'],
  ['python3.11', '3.11.2-6+deb12u3'],
  ['sudo', '1.9.13p3-1+deb12u1'],
  ['systemd', '252.30-1~deb12u2'],
  ['tzdata', '2024a-0+deb12u1'],
  ['unattended-upgrades', '2.9.1+nmu3'],
  ['zlib1g', '1:1.2.13.dfsg-1'],
].map(([name = '', version = '']) => program(name, 'Debian', version));

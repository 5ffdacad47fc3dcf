import type { RawTitle } from './normalizer.types.js';

/** A title and the name of the product that a person says it stands for. */
export interface LabelledTitle {
  title: RawTitle;
  /** Titles with the same label are one product; the label itself is not compared with the product's name. */
  label: string;
}

/**
 * Reads the lists below: `# label` opens a product, `= word` opens a platform, every other line is a title as
 * `name | publisher`. Names are written as real installers, bundles and packages write them.
 */
export function readLabelled(text: string): LabelledTitle[] {
  const labelled: LabelledTitle[] = [];
  let label = '';
  let platform: RawTitle['platform'] = 'WINDOWS';
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (line.startsWith('= ')) {
      const word = line.slice(2).trim();
      platform = word === 'WINDOWS' || word === 'MACOS' || word === 'LINUX' ? word : null;
    } else if (line.startsWith('# ')) {
      label = line.slice(2).trim();
    } else {
      // The last bar divides: "Dell Command | Update" is a name.
      const bar = line.lastIndexOf(' |');
      const publisher = line.slice(bar + 2).trim();
      labelled.push({
        title: { name: line.slice(0, bar), publisher: publisher === '' ? null : publisher, platform },
        label,
      });
    }
  }
  return labelled;
}

const KNOWN = `
= WINDOWS
# Mozilla Firefox
Mozilla Firefox 128.0 (x64 en-US) | Mozilla
Mozilla Firefox (x64 de) | Mozilla
Mozilla Firefox 52.9.0 (x86 fr) | Mozilla Corporation
Mozilla Firefox | Mozilla
# Firefox ESR
Mozilla Firefox 115.4.0 ESR (x64 en-US) | Mozilla
Mozilla Firefox ESR (x64 de) | Mozilla
# Thunderbird
Mozilla Thunderbird (x64 en-US) | Mozilla
Mozilla Thunderbird 102.13.0 (x86 de) | Mozilla
# Mozilla Maintenance
Mozilla Maintenance Service | Mozilla
# Chrome
Google Chrome | Google LLC
Google Chrome | Google, Inc.
Google Chrome | Google Inc.
# Chrome Beta
Google Chrome Beta | Google LLC
# Edge
Microsoft Edge | Microsoft Corporation
# Edge WebView2
Microsoft Edge WebView2 Runtime | Microsoft Corporation
Microsoft Edge WebView2-Laufzeit | Microsoft Corporation
# Edge Update
Microsoft Edge Update |
# 7-Zip
7-Zip 23.01 (x64) | Igor Pavlov
7-Zip 19.00 (x64 edition) | Igor Pavlov
7-Zip 9.20 |
7-Zip 22.01 | Igor Pavlov
# Notepad++
Notepad++ (64-bit x64) | Notepad++ Team
Notepad++ (32-bit x86) | Notepad++ Team
Notepad++ | Don HO don.h@free.fr
# VLC
VLC media player | VideoLAN
VLC media player 2.2.4 | VideoLAN
VLC media player 1.1.5 |
# Adobe Reader
Adobe Acrobat Reader DC | Adobe Systems Incorporated
Adobe Acrobat Reader DC - Deutsch | Adobe Systems Incorporated
Adobe Acrobat Reader DC MUI | Adobe Systems Incorporated
Adobe Reader XI (11.0.23) - Français | Adobe Systems Incorporated
Adobe Acrobat Reader | Adobe
Adobe Reader 9.5.0 - Polish | Adobe Systems
# Adobe Acrobat
Adobe Acrobat (64-bit) | Adobe
Adobe Acrobat DC (64-bit) | Adobe
# Adobe Acrobat Pro
Adobe Acrobat Pro DC | Adobe Systems Incorporated
Adobe Acrobat Pro | Adobe
# Adobe Acrobat XI Pro
Adobe Acrobat XI Pro | Adobe Systems
Adobe Acrobat XI Pro (11.0.23) | Adobe Systems
# Adobe Acrobat X Pro
Adobe Acrobat X Pro - English, Français, Deutsch | Adobe Systems
Adobe Acrobat X Pro | Adobe Systems
# Adobe Acrobat XI Standard
Adobe Acrobat XI Standard | Adobe Systems
# Adobe Acrobat 2017
Adobe Acrobat 2017 | Adobe Systems Incorporated
# Adobe Acrobat 2020
Adobe Acrobat 2020 | Adobe
# Photoshop 2023
Adobe Photoshop 2023 | Adobe Inc.
# Photoshop 2024
Adobe Photoshop 2024 | Adobe Inc.
Photoshop 2024 | Adobe Systems Incorporated
# Photoshop 2019
Adobe Photoshop CC 2019 | Adobe Systems Incorporated
Adobe Photoshop 2019 | Adobe Inc.
# Photoshop CS6
Adobe Photoshop CS6 | Adobe Systems Incorporated
# Illustrator 2023
Adobe Illustrator 2023 | Adobe Inc.
# Premiere Pro 2022
Adobe Premiere Pro 2022 | Adobe Inc.
# InDesign CC 2018
Adobe InDesign CC 2018 | Adobe Systems Incorporated
# After Effects 2023
Adobe After Effects 2023 | Adobe Inc.
# Photoshop Elements 2021
Adobe Photoshop Elements 2021 | Adobe Inc.
# Creative Cloud
Adobe Creative Cloud | Adobe Inc.
Adobe Creative Cloud | Adobe Systems Incorporated
# Office ProPlus 2016
Microsoft Office Professional Plus 2016 | Microsoft Corporation
Microsoft Office Professional Plus 2016 - en-us | Microsoft Corporation
Microsoft Office Professionnel Plus 2016 - fr-fr | Microsoft Corporation
# Office ProPlus 2019
Microsoft Office Professional Plus 2019 - en-us | Microsoft Corporation
Microsoft Office Professional Plus 2019 - de-de | Microsoft Corporation
# Office Standard 2016
Microsoft Office Standard 2016 | Microsoft Corporation
# Office Standard 2019
Microsoft Office Standard 2019 - en-us | Microsoft Corporation
# Office HB 2010
Microsoft Office Famille et Petite Entreprise 2010 | Microsoft Corporation
Microsoft Office Home and Business 2010 | Microsoft Corporation
Microsoft Office Home and Business 2010 - English | Microsoft Corporation
# Office HB 2019
Microsoft Office Home and Business 2019 - es-es | Microsoft Corporation
# Office LTSC 2021
Microsoft Office LTSC Professional Plus 2021 - en-us | Microsoft Corporation
Microsoft Office LTSC Professional Plus 2021 - nl-nl | Microsoft Corporation
# M365 enterprise
Microsoft 365 Apps for enterprise - en-us | Microsoft Corporation
Microsoft 365 Apps for enterprise - de-de | Microsoft Corporation
Microsoft Office 365 ProPlus - en-us | Microsoft Corporation
Microsoft 365 Apps für Unternehmen - de-de | Microsoft Corporation
Applications Microsoft 365 pour les grandes entreprises - fr-fr | Microsoft Corporation
# M365 business
Microsoft 365 Apps for business - en-us | Microsoft Corporation
Microsoft Office 365 Business - fr-fr | Microsoft Corporation
# M365 personal
Microsoft 365 - en-us | Microsoft Corporation
Microsoft Office 365 - en-us | Microsoft Corporation
# Visio Pro 2016
Microsoft Visio Professional 2016 | Microsoft Corporation
Microsoft Visio Professional 2016 - en-us | Microsoft Corporation
Microsoft Office Visio Professional 2016 | Microsoft Corporation
# Visio Std 2016
Microsoft Visio Standard 2016 | Microsoft Corporation
# Visio Pro 2019
Microsoft Visio Professional 2019 - en-us | Microsoft Corporation
# Project Pro 2019
Microsoft Project Professional 2019 - en-us | Microsoft Corporation
# Project Std 2016
Microsoft Project Standard 2016 | Microsoft Corporation
# Access 2016
Microsoft Access 2016 - en-us | Microsoft Corporation
# Access Runtime 2016
Microsoft Access Runtime 2016 | Microsoft Corporation
# Access database engine 2010
Microsoft Access database engine 2010 (English) | Microsoft Corporation
Microsoft Access database engine 2010 (German) | Microsoft Corporation
# Access database engine 2016
Microsoft Access database engine 2016 (English) | Microsoft Corporation
# Teams
Microsoft Teams | Microsoft Corporation
Microsoft Teams classic | Microsoft
Teams Machine-Wide Installer | Microsoft Corporation
# Teams add-in
Microsoft Teams Meeting Add-in for Microsoft Office | Microsoft
# OneDrive
Microsoft OneDrive | Microsoft Corporation
# Skype
Skype version 8.98 | Skype Technologies S.A.
Skype™ 7.40 | Skype Technologies S.A.
# Skype for Business 2016
Skype for Business 2016 | Microsoft Corporation
# VS Pro 2019
Visual Studio Professional 2019 | Microsoft Corporation
Microsoft Visual Studio Professional 2019 | Microsoft Corporation
# VS Pro 2022
Visual Studio Professional 2022 | Microsoft Corporation
# VS Community 2022
Visual Studio Community 2022 | Microsoft Corporation
# VS Enterprise 2019
Visual Studio Enterprise 2019 | Microsoft Corporation
# VS Build Tools 2019
Visual Studio Build Tools 2019 | Microsoft Corporation
# VS 2010 Ultimate
Microsoft Visual Studio 2010 Ultimate - ENU | Microsoft Corporation
Microsoft Visual Studio Ultimate 2010 | Microsoft Corporation
# VS Code
Microsoft Visual Studio Code | Microsoft Corporation
Microsoft Visual Studio Code (User) | Microsoft Corporation
# VS installer
Microsoft Visual Studio Installer | Microsoft Corporation
# VSTO 2010
Microsoft Visual Studio 2010 Tools for Office Runtime (x64) | Microsoft Corporation
# VSTO 2010 French
Module linguistique Microsoft Visual Studio 2010 Tools pour Office Runtime (x64) - FRA | Microsoft Corporation
# SQL 2019 Standard
SQL Server 2019 Standard Edition Database Engine Services | Microsoft Corporation
Microsoft SQL Server 2019 Standard | Microsoft Corporation
# SQL 2019 Express
SQL Server 2019 Express Edition Database Engine Services | Microsoft Corporation
# SQL 2019
Microsoft SQL Server 2019 (64-bit) | Microsoft Corporation
Microsoft SQL Server 2019 | Microsoft Corporation
# SQL 2008 R2
Microsoft SQL Server 2008 R2 (64-bit) | Microsoft Corporation
# SQL 2008
Microsoft SQL Server 2008 (64-bit) | Microsoft Corporation
# SQL 2005 Express
Microsoft SQL Server 2005 Express Edition | Microsoft Corporation
# SSMS
Microsoft SQL Server Management Studio - 18.9.2 | Microsoft Corporation
Microsoft SQL Server Management Studio - 19.1 | Microsoft Corporation
# SQL 2012 native client
Microsoft SQL Server 2012 Native Client  | Microsoft Corporation
# SQL 2019 common files
SQL Server 2019 Common Files | Microsoft Corporation
# ODBC 17
Microsoft ODBC Driver 17 for SQL Server | Microsoft Corporation
# Windows Server 2019 Std
Windows Server 2019 Standard | Microsoft Corporation
Microsoft Windows Server 2019 Standard | Microsoft Corporation
# Windows Server 2019 DC
Microsoft Windows Server 2019 Datacenter | Microsoft Corporation
# Windows Server 2022 Std
Windows Server 2022 Standard | Microsoft
# Exchange 2019
Microsoft Exchange Server 2019 Cumulative Update 12 | Microsoft Corporation
# Power BI Desktop
Microsoft Power BI Desktop (x64) | Microsoft Corporation
Microsoft PowerBI Desktop (x64) | Microsoft Corporation
# .NET Framework
Microsoft .NET Framework 4.8 | Microsoft Corporation
Microsoft .NET Framework 4.5.2 (Deutsch) | Microsoft Corporation
Microsoft .NET Framework 4.7.2 | Microsoft
# .NET client profile
Microsoft .NET Framework 4 Client Profile | Microsoft Corporation
# VC++ 2015-2022
Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33130 | Microsoft Corporation
Microsoft Visual C++ 2015-2022 Redistributable (x86) - 14.32.31326 | Microsoft Corporation
# VC++ 2008
Microsoft Visual C++ 2008 Redistributable - x64 9.0.30729.6161 | Microsoft Corporation
Microsoft Visual C++ 2008 Redistributable - x86 9.0.30729.4148 | Microsoft Corporation
# VC++ 2010
Microsoft Visual C++ 2010  x64 Redistributable - 10.0.40219 | Microsoft Corporation
Microsoft Visual C++ 2010  x86 Redistributable - 10.0.30319 | Microsoft Corporation
# VC++ 2013
Microsoft Visual C++ 2013 Redistributable (x64) - 12.0.30501 | Microsoft Corporation
# VC++ 2013 min
Microsoft Visual C++ 2013 x64 Minimum Runtime - 12.0.21005 | Microsoft Corporation
Microsoft Visual C++ 2013 x86 Minimum Runtime - 12.0.40660 | Microsoft Corporation
# VC++ 2013 add
Microsoft Visual C++ 2013 x64 Additional Runtime - 12.0.21005 | Microsoft Corporation
# .NET desktop runtime
Microsoft Windows Desktop Runtime - 6.0.25 (x64) | Microsoft Corporation
Microsoft Windows Desktop Runtime - 8.0.1 (x86) | Microsoft Corporation
# ASP.NET shared
Microsoft ASP.NET Core 6.0.25 - Shared Framework (x64) | Microsoft Corporation
Microsoft ASP.NET Core 7.0.5 - Shared Framework (x64) | Microsoft Corporation
# KB5031356
KB5031356 |
Security Update for Microsoft Windows (KB5031356) | Microsoft Corporation
# KB2553140
Update for Microsoft Office 2010 (KB2553140) 64-Bit Edition | Microsoft
Update for Microsoft Office 2010 (KB2553140) 32-Bit Edition | Microsoft
# KB4484106
Security Update for Microsoft Office 2016 (KB4484106) 32-Bit Edition | Microsoft
# KB952287
Hotfix for Windows XP (KB952287) | Microsoft Corporation
# Office MUI word 2010
Microsoft Office Word MUI (English) 2010 | Microsoft Corporation
Microsoft Office Word MUI (French) 2010 | Microsoft Corporation
# Office C2R ext
Office 16 Click-to-Run Extensibility Component | Microsoft Corporation
# Office C2R ext registration
Office 16 Click-to-Run Extensibility Component 64-bit Registration | Microsoft Corporation
# Office C2R lic
Office 16 Click-to-Run Licensing Component | Microsoft Corporation
# Java
Java 8 Update 381 (64-bit) | Oracle Corporation
Java 8 Update 341 | Oracle Corporation
Java(TM) 6 Update 22 | Sun Microsystems, Inc.
Java 7 Update 80 (64-bit) | Oracle
# JDK
Java(TM) SE Development Kit 17.0.8 (64-bit) | Oracle Corporation
Java SE Development Kit 8 Update 131 (64-bit) | Oracle Corporation
# Java updater
Java Auto Updater | Oracle Corporation
# VirtualBox
Oracle VM VirtualBox 6.1.32 | Oracle Corporation
Oracle VM VirtualBox 7.0.10 | Oracle and/or its affiliates
# AutoCAD 2024
AutoCAD 2024 - English | Autodesk
Autodesk AutoCAD 2024 - English | Autodesk, Inc.
AutoCAD 2024 | Autodesk
# AutoCAD 2023
AutoCAD 2023 - Deutsch (German) | Autodesk
Autodesk AutoCAD 2023 | Autodesk, Inc.
# AutoCAD LT 2024
AutoCAD LT 2024 - English | Autodesk
Autodesk AutoCAD LT 2024 - Français (French) | Autodesk
# Revit 2023
Autodesk Revit 2023 | Autodesk
Revit 2023 | Autodesk, Inc.
# Inventor 2022
Autodesk Inventor Professional 2022 - English | Autodesk
Autodesk Inventor Professional 2022 | Autodesk, Inc.
# DWG TrueView 2023
DWG TrueView 2023 - English | Autodesk
# IntelliJ CE
IntelliJ IDEA Community Edition 2023.1.2 | JetBrains s.r.o.
IntelliJ IDEA Community Edition 2021.3 | JetBrains s.r.o.
# IntelliJ Ultimate
IntelliJ IDEA 2023.1.2 | JetBrains s.r.o.
IntelliJ IDEA 2020.2.1 | JetBrains s.r.o.
# PyCharm CE
PyCharm Community Edition 2023.2 | JetBrains s.r.o.
# PyCharm Pro
PyCharm 2023.2.1 | JetBrains s.r.o.
# Rider
JetBrains Rider 2023.1.3 | JetBrains s.r.o.
# DataGrip
DataGrip 2022.3.3 | JetBrains s.r.o.
DataGrip 2023.2 | JetBrains s.r.o.
# VMware Workstation
VMware Workstation | VMware, Inc.
VMware Workstation 17 Pro | VMware, Inc.
# VMware Tools
VMware Tools | VMware, Inc.
# Horizon Client
VMware Horizon Client | VMware, Inc.
Omnissa Horizon Client | Omnissa, LLC
# Citrix Workspace
Citrix Workspace 2309 | Citrix Systems, Inc.
Citrix Workspace 1912 LTSR | Citrix Systems, Inc.
# Citrix Workspace DV
Citrix Workspace(DV) | Citrix Systems, Inc.
# Sourcetree
Sourcetree | Atlassian
SourceTree | Atlassian
# Snagit 2023
Snagit 2023 | TechSmith Corporation
# Snagit 2020
Snagit 2020 | TechSmith Corporation
# Snagit
Snagit 11 | TechSmith Corporation
# Camtasia 2022
Camtasia 2022 | TechSmith Corporation
# Camtasia
Camtasia 9 | TechSmith Corporation
# TeamViewer
TeamViewer | TeamViewer
TeamViewer 15 | TeamViewer
TeamViewer 9 | TeamViewer Germany GmbH
# TeamViewer Host
TeamViewer 14 Host | TeamViewer
TeamViewer Host | TeamViewer
# AnyDesk
AnyDesk | philandro Software GmbH
AnyDesk | AnyDesk Software GmbH
# Zoom
Zoom | Zoom Video Communications, Inc.
Zoom(64bit) | Zoom Video Communications, Inc.
Zoom Workplace (64-bit) | Zoom Communications, Inc.
Zoom 5.0 | Zoom Video Communications, Inc.
# Slack
Slack | Slack Technologies Inc.
Slack (Machine) | Slack Technologies Inc.
Slack Deployment Tool | Slack Technologies Inc.
# Webex
Webex | Cisco Systems, Inc
Cisco Webex | Cisco Systems, Inc.
# Webex Meetings
Cisco Webex Meetings | Cisco Webex LLC
# AnyConnect
Cisco AnyConnect Secure Mobility Client  | Cisco Systems, Inc.
Cisco AnyConnect Secure Mobility Client | Cisco Systems, Inc.
# Foxit Reader
Foxit Reader | Foxit Software Inc.
Foxit PDF Reader | Foxit Software Inc.
# Nitro Pro
Nitro Pro | Nitro
Nitro Pro 13 | Nitro
# FineReader 15
ABBYY FineReader 15 Corporate | ABBYY Production LLC
# WinZip
WinZip 26.0 | Corel Corporation
WinZip 28.0 | Corel Corporation
# WinRAR
WinRAR 6.11 (64-bit) | win.rar GmbH
WinRAR 5.40 (64-bit) | win.rar GmbH
WinRAR archiver |
# Beyond Compare
Beyond Compare 4.4.6 | Scooter Software
Beyond Compare 4.2.9 | Scooter Software
# SEP
Symantec Endpoint Protection | Symantec Corporation
Symantec Endpoint Protection | Broadcom
# CrowdStrike
CrowdStrike Windows Sensor | CrowdStrike, Inc.
CrowdStrike Sensor Platform | CrowdStrike, Inc.
# SentinelOne
Sentinel Agent | SentinelOne
# ESET Endpoint AV
ESET Endpoint Antivirus | ESET, spol. s r.o.
# ESET agent
ESET Management Agent | ESET, spol. s r.o.
ESET Remote Administrator Agent | ESET, spol. s r.o.
# Sophos
Sophos Endpoint Agent | Sophos Limited
# Malwarebytes
Malwarebytes version 4.5.9.198 | Malwarebytes
Malwarebytes version 3.8.3.2965 | Malwarebytes
# Veeam agent
Veeam Agent for Microsoft Windows | Veeam Software Group GmbH
# ScreenConnect
ScreenConnect Client (0123456789abcdef) | ScreenConnect Software
ScreenConnect Client (fedcba9876543210) | ScreenConnect Software
# Datto RMM
Datto RMM | Datto Inc.
# NinjaOne
NinjaRMMAgent | NinjaRMM LLC
# Tableau Desktop
Tableau 2023.2 (20232.23.0612.1154) | Tableau Software, LLC
Tableau 2021.4 (20214.22.0108.1039) | Tableau Software
# Tableau Reader
Tableau Reader 2023.1 (20231.23.0310.1045) | Tableau Software, LLC
# MATLAB R2023b
MATLAB R2023b | The MathWorks, Inc.
MATLAB R2023b | MathWorks
# MATLAB R2021a
MATLAB R2021a | MathWorks
# SPSS
IBM SPSS Statistics 27 | IBM Corp
# SOLIDWORKS 2023
SOLIDWORKS 2023 SP03 | Dassault Systemes SolidWorks Corp
SOLIDWORKS 2023 x64 Edition SP0 | Dassault Systemes SolidWorks
SOLIDWORKS 2023 | Dassault Systèmes
# eDrawings 2023
SOLIDWORKS eDrawings 2023 SP01 | Dassault Systemes SolidWorks Corp
# Bluebeam Revu
Bluebeam Revu x64 20.2.85 | Bluebeam, Inc.
Bluebeam Revu x64 20 | Bluebeam, Inc.
# SketchUp 2023
SketchUp 2023 | Trimble, Inc.
# LabVIEW RTE 2016
NI LabVIEW Run-Time Engine 2016 | National Instruments
# Git
Git | The Git Development Community
Git version 2.30.1 | The Git Development Community
Git 2.42.0 | The Git Development Community
# TortoiseGit
TortoiseGit 2.13.0.1 (64 bit) | TortoiseGit
# Node.js
Node.js | Node.js Foundation
Node.js 18.17.1 | Node.js Foundation
# Python
Python 3.11.4 (64-bit) | Python Software Foundation
Python 3.8.10 (32-bit) | Python Software Foundation
# Python core
Python 3.11.4 Core Interpreter (64-bit) | Python Software Foundation
Python 3.8.10 Core Interpreter (32-bit) | Python Software Foundation
# Python Launcher
Python Launcher | Python Software Foundation
# PuTTY
PuTTY release 0.76 (64-bit) | Simon Tatham
PuTTY release 0.70 | Simon Tatham
# FileZilla
FileZilla 3.65.0 | Tim Kosse
FileZilla Client 3.29.0 | Tim Kosse
# WinSCP
WinSCP 5.21.5 | Martin Prikryl
WinSCP 6.1 | Martin Prikryl
# KeePass
KeePass Password Safe 2.54 | Dominik Reichl
KeePass Password Safe 2.47 | Dominik Reichl
# LibreOffice
LibreOffice 7.5.3.2 | The Document Foundation
LibreOffice 6.4.7.2 | The Document Foundation
# GIMP
GIMP 2.10.34-1 | The GIMP Team
GIMP 2.8.22 | The GIMP Team
# Inkscape
Inkscape | Inkscape
Inkscape 0.92.4 | Inkscape Project
# Audacity
Audacity 3.3.3 | Audacity Team
Audacity 2.4.2 | Audacity Team
# Wireshark
Wireshark 4.0.7 64-bit | The Wireshark developer community, https://www.wireshark.org
Wireshark 3.2.3 64-bit | The Wireshark developer community, https://www.wireshark.org
# Dell Command Update
Dell Command | Update | Dell Inc.
Dell Command | Update for Windows Universal | Dell Inc.
# GLPI Agent
GLPI Agent 1.4 | Teclib'
GLPI Agent 1.7.1 | Teclib'
# FusionInventory
FusionInventory Agent 2.3.19 (x64 edition) | FusionInventory Team
FusionInventory Agent 2.4.x-build-26 (x64 edition) | FusionInventory Team
# CCleaner
CCleaner | Piriform
CCleaner | Piriform Software Ltd
CCleaner 5.09 | Piriform
# OpenVPN
OpenVPN 2.3.8-I001  |
OpenVPN 2.6.6-I001 amd64 | OpenVPN, Inc.
`;

const UNKNOWN_WINDOWS = `
= WINDOWS
# Contoso Ledger
Contoso Ledger 4.2.1 | Contoso Ltd.
Contoso Ledger 4.3 (x64) | Contoso Limited
Contoso Ledger | Contoso Ltd
# Contoso Ledger Pro
Contoso Ledger Pro 4.2.1 | Contoso Ltd.
# KiCad
KiCad 7.0.7 | KiCad
KiCad 6.0.11 | KiCad
# MediaInfo
MediaInfo 23.06 | MediaArea.net
MediaInfo 0.7.99 | MediaArea.net
# MKVToolNix
MKVToolNix 78.0.0 (64-bit) | Moritz Bunkus
MKVToolNix 54.0.0 (64-bit) | Moritz Bunkus
# Mp3tag
Mp3tag v3.22 | Florian Heidenreich
Mp3tag v2.87a | Florian Heidenreich
# ImgBurn
ImgBurn | LIGHTNING UK!
# Calibre
calibre 64bit | Kovid Goyal
calibre | Kovid Goyal
# foobar2000
foobar2000 v1.6.16 | Peter Pawlowski
foobar2000 v2.0 (x64) | Peter Pawlowski
# Strawberry Perl
Strawberry Perl (64-bit) | strawberryperl.com project
Strawberry Perl | strawberryperl.com project
# CMake
CMake | Kitware
CMake 3.20.1 | Kitware
# Ghostscript
GPL Ghostscript 9.55.0 | Artifex Software Inc.
GPL Ghostscript 10.01.2 | Artifex Software Inc.
# ImageMagick Q16
ImageMagick 7.1.1-15 Q16-HDRI (64-bit) (2023-08-20) | ImageMagick Studio LLC
ImageMagick 7.1.0-4 Q16-HDRI (64-bit) (2021-07-18) | ImageMagick Studio LLC
# FreeCAD
FreeCAD 0.20.2 (Installed for Current User) | FreeCAD Team
# Cura
Ultimaker Cura 5.4.0 | Ultimaker B.V.
Ultimaker Cura 4.8.0 | Ultimaker B.V.
# PrusaSlicer
PrusaSlicer version 2.6.0 | Prusa Research s.r.o.
PrusaSlicer version 2.5.2 | Prusa Research s.r.o.
# OpenShot
OpenShot Video Editor version 3.1.1 | OpenShot Studios, LLC
OpenShot Video Editor version 2.6.1 | OpenShot Studios, LLC
# Stellarium
Stellarium 23.2 | Stellarium team
Stellarium 0.20.4 | Stellarium team
# Maxima
Maxima 5.45.1 |
# Scilab
scilab-6.1.1 (64-bit) | Scilab Enterprises
scilab-6.0.2 (64-bit) | Scilab Enterprises
# GNS3
GNS3 2.2.42 | GNS3 Technology Inc.
# Arduino
Arduino IDE 2.1.1 | Arduino SA
Arduino IDE | Arduino SA
# R tools unknown
Rsync Backup Agent 3.1.0 build 512 | Nordwind Systems AB
Rsync Backup Agent 3.0.9 build 498 | Nordwind Systems AB
# Nordwind Client
Nordwind Client 2021 | Nordwind Systems AB
# Nordwind Client 2022
Nordwind Client 2022 | Nordwind Systems AB
Nordwind Client 2022 (64-bit) | Nordwind Systems
# HP LaserJet driver
HP LaserJet Pro MFP M127-M128 | Hewlett-Packard
# HP ePrint
HP ePrint SW | HP Inc.
HP ePrint SW | Hewlett-Packard
# Canon MG5200
Canon MG5200 series MP Drivers |  Canon Inc.
# Canon MG6200
Canon MG6200 series MP Drivers | Canon Inc.
# Epson WF
EPSON WF-3640 Series Printer Uninstall | Seiko Epson Corporation
# Brother MFL
Brother MFL-Pro Suite MFC-L2700DW | Brother Industries, Ltd.
# Lenovo dock
Lenovo Thunderbolt Dock Firmware Update Tool v3.1.26 | Lenovo
Lenovo Thunderbolt Dock Firmware Update Tool v3.1.10 | Lenovo Group Limited
# Intel SST
Intel(R) Smart Sound Technology | Intel Corporation
Intel® Smart Sound Technology | Intel Corporation
# Intel IPT
Intel(R) Trusted Connect Service Client x64 | Intel Corporation
Intel(R) Trusted Connect Service Client x86 | Intel Corporation
# Thunderbolt
Thunderbolt™ Software | Intel Corporation
Thunderbolt(TM) Software | Intel Corporation
# USB 3.0
Intel(R) USB 3.0 eXtensible Host Controller Driver | Intel Corporation
# USB 3.1
Intel(R) USB 3.1 eXtensible Host Controller Driver | Intel Corporation
# WinPcap
WinPcap 4.1.3 | Riverbed Technology, Inc.
WinPcap 4.1.2 | CACE Technologies
# USBPcap
USBPcap 1.5.4.0 | Tomasz Mon
# Vulkan
Vulkan Run Time Libraries 1.0.65.1 | LunarG, Inc.
Vulkan Run Time Libraries 1.0.33.0 | LunarG, Inc.
# OpenAL
OpenAL |
# Unlocker
Unlocker 1.9.2 | Cedrick Collomb
# Launcher A
Launcher | Frostbyte Games
# Launcher B
Launcher | Helix Interactive
# Postal 2
POSTAL 2 | Running With Scissors
# Half-Life
Half-Life | Valve
# Half-Life 2
Half-Life 2 | Valve
# Far Cry 5
Far Cry 5 | Ubisoft
# Far Cry 3
Far Cry 3 | Ubisoft
# Area 51
Area 51 |
# F1 2020
F1 2020 | Codemasters
# F1 2021
F1® 2021 | Electronic Arts
# Age of Empires II
Age of Empires II: Definitive Edition | Microsoft Studios
# Cities
Cities: Skylines | Colossal Order Ltd.
# GOG
GOG.com The Witcher 3 Wild Hunt |
# 4K Downloader
4K Video Downloader 4.20 | Open Media LLC
4K Video Downloader 4.13 | Open Media LLC
# K-Lite Mega
K-Lite Mega Codec Pack 17.7.3 | KLCP
K-Lite Mega Codec Pack 15.9.0 | KLCP
# K-Lite Standard
K-Lite Codec Pack 16.5.3 Standard | KLCP
K-Lite Codec Pack 17.0.0 Standard | KLCP
# K-Lite Full
K-Lite Codec Pack 16.5.3 Full | KLCP
# Windows Driver Google
Windows Driver Package - Google, Inc. (WinUSB) AndroidUsbDeviceClass  (08/28/2014 11.0.0000.00000) | Google, Inc.
Windows Driver Package - Google, Inc. (WinUSB) AndroidUsbDeviceClass  (01/27/2014 9.0.0000.00000) | Google, Inc.
# Windows Driver FTDI
Windows Driver Package - FTDI CDM Driver Package - Bus/D2XX Driver (08/16/2017 2.12.28) | FTDI
# Saleae
Logic 2.4.9 | Saleae LLC
# Wacom-like
Pen Tablet Driver 3.2.0.180704 | Huion Animation Technology
# GUID
{90160000-008C-0000-1000-0000000FF1CE} |
# GUID2
{5FCE6D76-F5DC-37AB-B2B8-22AB8CEDB1D4} |
{5fce6d76-f5dc-37ab-b2b8-22ab8cedb1d4} |
# Acme Widget Pro
Acme_Widget_Pro_3.2 | Acme GmbH
Acme Widget Pro | ACME GmbH
# Acme Widget
Acme Widget | Acme GmbH
Acme&nbsp;Widget 2.0 | Acme GmbH
# Tools & Toys
Tools &amp; Toys | Playbox Inc.
Tools & Toys 2.1 | Playbox, Inc.
# DocuVault Client
DocuVault Client Setup | DocuVault AG
DocuVault Client 6.1.2 - English | DocuVault AG
DocuVault Client (remove only) | DocuVault AG
DocuVault Client | DocuVault AG
# DocuVault Server
DocuVault Server 6.1.2 | DocuVault AG
# Kundenverwaltung
Kundenverwaltung Professional 2021 | Weber Software GmbH & Co. KG
Kundenverwaltung Professional 2021 SP1 | Weber Software GmbH & Co. KG
# Kundenverwaltung Standard
Kundenverwaltung Standard 2021 | Weber Software GmbH & Co. KG
# Ruby
Ruby 3.1.2-1-x64 with MSYS2 | RubyInstaller Team
Ruby 2.7.5-1-x64 with MSYS2 | RubyInstaller Team
# Erlang
Erlang OTP 25.3 (13.2) | Ericsson AB
Erlang OTP 24.0 (12.0) | Ericsson AB
# Go
Go Programming Language amd64 go1.20.5 | https://go.dev
Go Programming Language amd64 go1.21.0 | https://go.dev
# Rust
Rust 1.71 (MSVC 64-bit) | The Rust Project Developers
# GnuPG
GNU Privacy Guard | The GnuPG Project
# Gpg4win
Gpg4win (4.2.0) | The Gpg4win Project
Gpg4win (3.1.16) | The Gpg4win Project
# OpenSSL Light
OpenSSL 3.1.1 Light (64-bit) | OpenSSL Win64 Installer Team
OpenSSL 1.1.1k Light (64-bit) | OpenSSL Win64 Installer Team
# OpenSSL
OpenSSL 3.1.1 (64-bit) | OpenSSL Win64 Installer Team
# Cygwin-like
PyScripter 4.2.5 (x64) | PyScripter
# Sandboxie
Sandboxie-Plus v1.10.3 | Sandboxie-Plus.com
# JDownloader
JDownloader 2 | AppWork GmbH
# Everything else
Everything 1.4.1.1022 (x64) | voidtools
Everything 1.4.1.1005 (x64) | David Carpenter
# HWiNFO
HWiNFO64 Version 7.60 | Martin Malik, REALiX s.r.o.
HWiNFO64 Version 6.28 | Martin Malik - REALiX
# CPU-Z
CPUID CPU-Z 2.06 | CPUID, Inc.
CPUID CPU-Z 1.94 | CPUID, Inc.
# WhoCrashed
WhoCrashed 7.05 | Resplendence Software Projects Sp.
# Web 2.0
Web 2.0 Composer | Karma Labs
# MSXML 4
MSXML 4.0 SP2 Parser and SDK | Microsoft Corporation
# Vision Scan x
Vision Scanner v2 | Optik Werke AG
Vision Scanner | Optik Werke AG
# Plugin
Vision Scanner Outlook Add-in 2.1 | Optik Werke AG
# Windows store calc
Microsoft.WindowsCalculator_10.1906.55.0_x64__8wekyb3d8bbwe |
Microsoft.WindowsCalculator | Microsoft Corporation
# VCLibs
Microsoft.VCLibs.140.00 | Microsoft Corporation
Microsoft.VCLibs.120.00 | Microsoft Corporation
# VCLibs UWP
Microsoft.VCLibs.140.00.UWPDesktop | Microsoft Corporation
# Spotify
Spotify | Spotify AB
SpotifyAB.SpotifyMusic | Spotify AB
# WhatsApp
5319275A.WhatsAppDesktop | WhatsApp Inc.
WhatsApp | WhatsApp
# Language pack
Acme Widget Language Pack - Deutsch | Acme GmbH
Acme Widget Language Pack - Français | Acme GmbH
`;

const MACOS = `
= MACOS
# Mozilla Firefox
Firefox | Mozilla
Firefox.app | Mozilla Corporation
# Chrome
Google Chrome | Google LLC
Google Chrome.app |
# Thunderbird
Thunderbird | Mozilla
# VLC
VLC | VideoLAN
# Slack
Slack | Slack Technologies, Inc.
Slack.app | Developer ID Application: Slack Technologies, Inc. (BQR82RBBHL)
# Zoom
zoom.us | Zoom Video Communications, Inc.
# Microsoft Word
Microsoft Word | Microsoft
Microsoft Word.app | Developer ID Application: Microsoft Corporation (UBF8T346G9)
# Microsoft Excel
Microsoft Excel | Microsoft
# Microsoft Outlook
Microsoft Outlook | Microsoft
# Teams
Microsoft Teams | Microsoft
# OneDrive
OneDrive | Microsoft
# AutoUpdate
Microsoft AutoUpdate | Microsoft
# VS Code
Visual Studio Code | Microsoft
# Adobe Acrobat
Adobe Acrobat DC | Adobe Inc.
# Photoshop 2024
Adobe Photoshop 2024 | Adobe Inc.
# Adobe Reader
Adobe Acrobat Reader | Adobe Inc.
# IntelliJ CE
IntelliJ IDEA CE | JetBrains s.r.o.
# IntelliJ Ultimate
IntelliJ IDEA | JetBrains s.r.o.
# PyCharm CE
PyCharm CE | JetBrains s.r.o.
# DataGrip
DataGrip | JetBrains s.r.o.
# Sketch
Sketch | Bohemian Coding
Sketch |
# Figma
Figma | Figma, Inc.
# 1Password
1Password 7 | AgileBits Inc.
1Password | AgileBits Inc.
# Parallels
Parallels Desktop | Parallels International GmbH
# Docker
Docker | Docker Inc
# iTerm
iTerm | GEORGE NACHMAN
# Sublime Text
Sublime Text | Sublime HQ Pty Ltd
# TextEdit
TextEdit | Apple
# Safari
Safari | Apple
# Xcode
Xcode | Apple
# Pages
Pages | Apple
# Numbers
Numbers | Apple
# Final Cut
Final Cut Pro | Apple
# Keynote
Keynote | Apple
# Activity Monitor
Activity Monitor | Apple
# Disk Utility
Disk Utility | Apple
# Image Capture
Image Capture | Apple
# Photos Apple
Photos | Apple
# Notes Apple
Notes | Apple
# Notes other
Notes | Tab Works
# HP Fax Archive
HP Fax Archive | HP Fax Archive, Copyright 2010-2017 HP Development Company, L.P.
HP Fax Archive | HP
# CORE uninstaller
Adobe Uninstaller | Adobe UnInstaller 3.7.0.271, Copyright 2009-2016 Adobe Systems Incorporated. All rights reserved.
# Service summary
Service de résumé | Summary Service Version  2
# Wondershare Helper Compact
Wondershare Helper Compact | Wondershare
# Install macOS Big Sur
Install macOS Big Sur | Apple
# Install macOS Monterey
Install macOS Monterey | Apple
# BBEdit
BBEdit | Bare Bones Software, Inc.
# OmniGraffle
OmniGraffle 7 | The Omni Group
# Alfred
Alfred 4 | Running with Crayons Ltd
Alfred 5 | Running with Crayons Ltd
# Things
Things3 | Cultured Code GmbH & Co. KG
# Bear
Bear | Shiny Frog Ltd.
# CleanMyMac
CleanMyMac X | MacPaw Inc.
# Cyberduck
Cyberduck | iterate GmbH
# Tunnelblick
Tunnelblick | Jonathan Bullard
# Rectangle
Rectangle | Ryan Hanson
# Citrix Workspace
Citrix Workspace | Citrix Systems, Inc.
# GlobalProtect
GlobalProtect | Palo Alto Networks
# AnyConnect
Cisco AnyConnect Secure Mobility Client | Cisco
# CrowdStrike
Falcon | CrowdStrike Inc.
# Jamf
Self Service | JAMF Software
# Canon MFScanner
Canon MFScanner | Canon Inc.
# Epson Scanner
EPSON Scanner | Seiko Epson
`;

const LINUX = `
= LINUX
# Chrome
google-chrome-stable | Google LLC
google-chrome-stable |
# VS Code
code | Microsoft Corporation
code |
# Teams
teams | Microsoft Corporation
# Slack
slack-desktop | Slack Technologies, Inc.
slack |
# Zoom
zoom | Zoom Communications, Inc.
# Sublime Text
sublime-text | Sublime HQ
# TeamViewer
teamviewer | TeamViewer Germany GmbH
# AnyDesk
anydesk | AnyDesk Software GmbH
# Mozilla Firefox
firefox | Fedora Project
firefox | Ubuntu
# Firefox ESR
firefox-esr | Debian
# Thunderbird
thunderbird | Fedora Project
# GIMP
gimp | Ubuntu
# VLC
vlc | RPM Fusion
# libfoo1.2-dev
libfoo1.2-dev:amd64 | Ubuntu
libfoo1.2-dev | Ubuntu
# libfoo1.2
libfoo1.2:amd64 | Ubuntu
# libc6
libc6:amd64 | Debian
libc6:i386 | Debian
# libc6-dev
libc6-dev:amd64 | Debian
# glibc
glibc | Red Hat, Inc.
glibc | Rocky Enterprise Software Foundation
# glibc-common
glibc-common | Red Hat, Inc.
# bash
bash | Fedora Project
bash | Ubuntu
bash-5.1.8-6.el9.x86_64 | Red Hat, Inc.
# openssl
openssl | CentOS
# openssl-libs
openssl-libs | CentOS
# libssl3
libssl3 | Ubuntu
# libssl1.1
libssl1.1 | Ubuntu
# python3.11
python3.11 | Debian
# python3.12
python3.12 | Ubuntu
# python3-requests
python3-requests | Fedora Project
# python2-requests
python2-requests | Fedora Project
# kernel image
linux-image-5.15.0-91-generic | Ubuntu
linux-image-6.2.0-39-generic | Ubuntu
# kernel headers
linux-headers-5.15.0-91-generic | Ubuntu
linux-headers-6.2.0-39-generic | Ubuntu
# kernel-core
kernel-core | Fedora Project
# kernel-modules
kernel-modules | Fedora Project
# vim-common
vim-common | Fedora Project
# vim-enhanced
vim-enhanced | Fedora Project
# vim-minimal
vim-minimal | Fedora Project
# qt5-qtbase
qt5-qtbase | Fedora Project
# qt5-qtbase-gui
qt5-qtbase-gui | Fedora Project
# postgresql-13
postgresql-13 | Debian
# postgresql-15
postgresql-15 | Debian
# gcc-12
gcc-12 | Debian
# gcc-11
gcc-11 | Ubuntu
# php71-php-process
php71-php-process | Remi Collet
# php70-php-imap
php70-php-imap | Remi Collet
# ImageMagick-libs
ImageMagick-libs | Fedora Project
# GConf2
GConf2 | Fedora Project
# usb_modeswitch
usb_modeswitch | Fedora Project
# usb_modeswitch-data
usb_modeswitch-data | Fedora Project
# gnome-calculator
gnome-calculator | Fedora Project
# gitg
gitg | Fedora Project
# Git
git | Ubuntu
# git-core
git-core | Fedora Project
# tar
tar | Debian
# expat
expat | Fedora Project
# CrowdStrike
falcon-sensor | CrowdStrike, Inc.
# GLPI Agent
glpi-agent | Teclib
# glpi-agent-task
glpi-agent-task-network | Teclib
# splunkforwarder
splunkforwarder | Splunk Inc. <support@splunk.com>
# zabbix agent
zabbix-agent | Zabbix SIA
# docker
docker-ce | Docker
# Wireshark
wireshark | Ubuntu
# tzdata
tzdata | Ubuntu
# tzdata-java
tzdata-java | Fedora Project
# core18
core18 | canonical
# Spotify
spotify-client |
# ca-certificates
ca-certificates | Debian
= ANY
# libpng
libpng16-16:amd64 |
libpng16-16 |
# libpng-dev
libpng-dev |
# Mozilla Firefox
Mozilla Firefox 121.0 (x64 en-US) |
# 7-Zip
7-Zip 23.01 (x64) |
# Google Drive
Google Drive | Google LLC
`;

/** Written while the rules were written: what the rules were made to hold on. */
export const DEVELOPMENT_TITLES: readonly LabelledTitle[] = [KNOWN, UNKNOWN_WINDOWS, MACOS, LINUX].flatMap(
  readLabelled,
);

const UNSEEN = `
= WINDOWS
# Acronis True Image 2021
Acronis True Image 2021 | Acronis
# Acronis True Image 2019
Acronis True Image 2019 | Acronis
# Affinity Photo
Affinity Photo | Serif (Europe) Ltd
# Affinity Photo 2
Affinity Photo 2 | Serif (Europe) Ltd
# Agent Ransack
Agent Ransack | Mythicsoft Ltd
Agent Ransack 2022 (64-bit) | Mythicsoft Ltd
# AIMP
AIMP | Artem Izmaylov
AIMP | AIMP DevTeam
# Amazon Corretto 8
Amazon Corretto (x64) | Amazon
# Ant Movie Catalog
Ant Movie Catalog | Antoine Potten
# Apache NetBeans
Apache NetBeans IDE 18 | Apache NetBeans
Apache NetBeans IDE 12.6 | Apache NetBeans
# ArcGIS Pro
ArcGIS Pro | Environmental Systems Research Institute, Inc.
ArcGIS Pro | Esri
# ArcGIS Desktop
ArcGIS 10.8.1 for Desktop | Environmental Systems Research Institute, Inc.
ArcGIS 10.6 for Desktop | Environmental Systems Research Institute, Inc.
# Ashampoo Burning Studio Free
Ashampoo Burning Studio FREE v.1.21.5 | Ashampoo GmbH & Co. KG
Ashampoo Burning Studio FREE | Ashampoo GmbH & Co. KG
# Autodesk Desktop App
Autodesk Desktop App | Autodesk
# Autopsy
Autopsy | Brian Carrier
# Avidemux
Avidemux 2.8 - 64 bits | Mean
Avidemux 2.7 - 64 bits | Mean
# AviSynth
AviSynth+ 3.7.2 (r3661) | The Public
# Bitwarden
Bitwarden | Bitwarden Inc.
Bitwarden 2023.8.3 | 8bit Solutions LLC
# Blender
blender | Blender Foundation
Blender | Blender Foundation
# BlueStacks
BlueStacks | BlueStack Systems, Inc.
BlueStacks 5 | now.gg, Inc.
# Bonjour
Bonjour | Apple Inc.
# BonjourPrint
Bonjour Print Services | Apple Inc.
# Broadcom WLAN
Broadcom 802.11 Network Adapter | Broadcom Corporation
# Chocolatey GUI
Chocolatey GUI | Chocolatey Software, Inc.
# ClamWin
ClamWin Free Antivirus 0.103.2.1 | alch
ClamWin Free Antivirus 0.99.4 | alch
# Classic Shell
Classic Shell | IvoSoft
# Cloudberry
CloudBerry Backup 7.3.0 | CloudBerry Lab Inc.
# Conexant audio
Conexant HD Audio | Conexant
Conexant ISST Audio | Conexant
# CutePDF
CutePDF Writer 4.0 | Acro Software Inc.
CutePDF Writer 3.2 | Acro Software Inc.
# DB Browser
DB Browser for SQLite | DB Browser for SQLite Team
# dBpoweramp
dBpoweramp Music Converter | Illustrate
# Dell Optimizer
Dell Optimizer Core | Dell Inc.
# Dell Touchpad
Dell Touchpad | ALPS ELECTRIC CO., LTD.
# DiagramDesigner
Diagram Designer | MeeSoft
# Double Commander
Double Commander | Alexander Koblov
# DWG FastView
DWG FastView-x64 | Gstarsoft Co., Ltd
# eDrawings
eDrawings 2018 x64 | Dassault Systèmes SolidWorks Corp
# EMDB
EMDB 5.11 | Wicked & Wild Inc.
EMDB 4.05 | Wicked & Wild Inc.
# Epson Print CD
EPSON Print CD | SEIKO EPSON CORPORATION
# Exact Audio Copy
Exact Audio Copy 1.6 | Andre Wiethoff
# FastStone Viewer
FastStone Image Viewer 7.8 | FastStone Corporation
FastStone Image Viewer 6.5 | FastStone Soft.
# FreeFileSync
FreeFileSync | FreeFileSync.org
FreeFileSync 11.5 | FreeFileSync.org
# Garmin Express
Garmin Express | Garmin Ltd or its subsidiaries
# Glary
Glary Utilities 5.180 | Glarysoft Ltd
Glary Utilities 5.55 | Glarysoft Ltd
# GoodSync
GoodSync | Siber Systems Inc
# Google Earth Pro
Google Earth Pro | Google
# HandBrake
HandBrake 1.6.1 |
HandBrake 1.3.3 |
# HxD
HxD Hex Editor 2.5 | Maël Hörz
HxD Hex Editor version 1.7.7.0 | Maël Hörz
# IcoFX
IcoFX 3.7 | IcoFX Software S.R.L.
# Intel RST
Intel® Rapid Storage Technology | Intel Corporation
Intel(R) Rapid Storage Technology | Intel Corporation
# Intel Serial IO
Intel(R) Serial IO | Intel Corporation
# iTunes
iTunes | Apple Inc.
# JabRef
JabRef 5.9 | JabRef
# K-Meleon
K-Meleon 75.1 (remove only) | K-Meleon
# KeyStore Explorer
KeyStore Explorer 5.5.2 | Kai Kramer
# LAV Filters
LAV Filters 0.77.2 | Hendrik Leppkes
LAV Filters 0.74.1 | Hendrik Leppkes
# LedgerSMB like
GnuCash 5.3 | GnuCash Development Team
GnuCash 3.8b | GnuCash Development Team
# Lenovo Vantage Service
Lenovo Vantage Service | Lenovo Group Ltd.
# MATLAB Runtime 9.7
MATLAB Runtime 9.7 | MathWorks
# McAfee LiveSafe
McAfee LiveSafe | McAfee, LLC
# Media Player Classic HC
MPC-HC 1.9.8 (64-bit) | MPC-HC Team
MPC-HC 1.7.13 (64-bit) | MPC-HC Team
# Microsoft Office Proofing Tools 2016
Microsoft Office Proofing Tools 2016 - English | Microsoft Corporation
Microsoft Office Proofing Tools 2016 - Español | Microsoft Corporation
# Office proofing pre
Microsoft Office Proofing (English) 2010 | Microsoft Corporation
Microsoft Office Proofing (French) 2010 | Microsoft Corporation
# Office Shared MUI
Microsoft Office Shared MUI (English) 2013 | Microsoft Corporation
# Office Excel MUI 2013
Microsoft Excel MUI (English) 2013 | Microsoft Corporation
Microsoft Excel MUI (German) 2013 | Microsoft Corporation
# Minecraft
Minecraft Launcher | Mojang
# MobaXterm
MobaXterm | Mobatek
# MongoDB
MongoDB 4.4.18 2008R2Plus SSL (64 bit) | MongoDB Inc.
MongoDB 6.0.5 (64 bit) | MongoDB Inc.
# Npcap
Npcap | Nmap Project
Npcap OEM | Insecure.Com LLC
# Nmap
Nmap 7.93 | Nmap Project
# NVIDIA Graphics
NVIDIA Graphics Driver 536.23 | NVIDIA Corporation
NVIDIA Grafiktreiber 391.35 | NVIDIA Corporation
# NVIDIA HD audio
NVIDIA HD Audio Driver 1.3.40.14 | NVIDIA Corporation
# NVIDIA PhysX
NVIDIA PhysX System Software 9.21.0713 | NVIDIA Corporation
# OpenOffice
OpenOffice 4.1.14 | Apache Software Foundation
OpenOffice.org 3.4 | Apache Software Foundation
# PDF24
PDF24 Creator 11.13.1 | PDF24.org
PDF24 Creator | geek software GmbH
# PDF-XChange Editor
PDF-XChange Editor | Tracker Software Products (Canada) Ltd.
PDF-XChange Editor 9.5 | Tracker Software Products Ltd
# PDFsam Basic
PDFsam Basic | Sober Lemur S.a.s. di Vacondio Andrea
# Plex
Plex Media Server | Plex, Inc.
# PowerISO
PowerISO | Power Software Ltd
# PowerShell 7
PowerShell 7-x64 | Microsoft Corporation
PowerShell 7.3.6.0-x64 | Microsoft Corporation
# qBittorrent
qBittorrent 4.5.4 | The qBittorrent project
qBittorrent | The qBittorrent project
# QuickBooks Pro 2019
QuickBooks Pro 2019 | Intuit Inc.
# Quicken 2017
Quicken 2017 | Intuit
# R
R for Windows 4.3.1 | R Core Team
R for Windows 3.6.3 | R Core Team
# RStudio
RStudio | RStudio, PBC
RStudio | Posit Software
# SAP GUI
SAP GUI for Windows 7.60 (Patch 5) | SAP SE
SAP GUI for Windows 7.50  (Patch 11) | SAP
# Sage 50 2022
Sage 50 Accounts 2022 | Sage
# ShareX
ShareX | ShareX Team
# SmartFTP
SmartFTP Client | SmartSoft Ltd.
# Sumatra
SumatraPDF | Krzysztof Kowalczyk
# Stardock Fences
Stardock Fences 4 | Stardock Software, Inc.
# TAP Windows
TAP-Windows 9.24.2 |
TAP-Windows 9.21.2 |
# TeraCopy
TeraCopy 3.9.7 | Code Sector
TeraCopy version 3.26 | Code Sector
# Tera Term
Tera Term 4.106 | TeraTerm Project
# VeraCrypt
VeraCrypt | IDRIX
# WinDirStat
WinDirStat 1.1.2 |
# WinMerge
WinMerge 2.16.30.0 x64 | Thingamahoochie Software
WinMerge 2.14.0 | Thingamahoochie Software
# Windows SDK
Windows Software Development Kit - Windows 10.0.19041.685 | Microsoft Corporation
Windows Software Development Kit - Windows 10.0.22000.832 | Microsoft Corporation
# Xerox
Xerox Print Experience | Xerox Corporation
# XAMPP
XAMPP | Bitnami
XAMPP 1.8.3-4 | Bitnami
# ZoneAlarm
ZoneAlarm Free Firewall | Check Point Software Technologies Ltd.
# KB890830
Windows Malicious Software Removal Tool x64 - KB890830 | Microsoft Corporation
KB890830 |
= MACOS
# Affinity Photo
Affinity Photo | Serif
# AppCleaner
AppCleaner | FreeMacSoft
# Audacity
Audacity | Audacity Team
# BetterTouchTool
BetterTouchTool | folivora.AI GmbH
# Calculator
Calculator | Apple
# DaisyDisk
DaisyDisk | Software Ambience Corp.
# GarageBand
GarageBand | Apple
# GIMP
GIMP-2.10 | The GIMP Team
# Inkscape
Inkscape | Inkscape
# LibreOffice
LibreOffice | The Document Foundation
# Logic
Logic Pro X | Apple
# Microsoft PowerPoint
Microsoft PowerPoint | Microsoft
# Adobe Illustrator 2023
Adobe Illustrator 2023 | Adobe Inc.
# VMware Fusion
VMware Fusion | VMware, Inc.
# Postman
Postman | Postman
# TeamViewer
TeamViewer | TeamViewer Germany GmbH
# Transmit 5
Transmit 5 | Panic, Inc.
Transmit | Panic Inc
# Utilities Migration
Migration Assistant | Apple
# Terminal
Terminal | Apple
# wifi diag
Wireless Diagnostics | Apple
= LINUX
# brave
brave-browser | Brave Software
# DBeaver
dbeaver-ce |
# libreoffice-calc
libreoffice-calc | Ubuntu
# libreoffice-core
libreoffice-core | Fedora Project
# openssh-server
openssh-server | Ubuntu
# openssh-client
openssh-client | Ubuntu
# systemd
systemd | Debian
# systemd-sysv
systemd-sysv | Debian
# nginx
nginx | nginx inc.
nginx | Ubuntu
# perl-libs
perl-libs | CentOS
# perl-base
perl-base:amd64 | Debian
# libstdc++6
libstdc++6:amd64 | Debian
# libstdc++
libstdc++ | Red Hat, Inc.
# libstdc++-devel
libstdc++-devel | Red Hat, Inc.
# python3-dnf
python3-dnf | Fedora Project
# dnf
dnf | Fedora Project
# kernel modules
linux-modules-5.4.0-150-generic | Ubuntu
linux-modules-5.4.0-169-generic | Ubuntu
# Inkscape
inkscape | Debian
# skype
skypeforlinux | Microsoft Corporation
# virtualbox
virtualbox-7.0 | Oracle Corporation
`;

const UNSEEN_LATER = `
= WINDOWS
# balenaEtcher
balenaEtcher 1.7.3 | Balena Inc.
balenaEtcher 1.18.11 | Balena Ltd.
# Dell Digital Delivery Services
Dell Digital Delivery Services | Dell Inc.
# Dell SupportAssist
Dell SupportAssist | Dell Inc.
Dell SupportAssist | Dell
# Dell SupportAssist Remediation
Dell SupportAssist Remediation | Dell Inc.
# Dell Update SA plugin
Dell Update - SupportAssist Update Plugin | Dell Inc.
# Dell Update
Dell Update for Windows Universal | Dell Inc.
Dell Update for Windows 10 | Dell Inc.
# DAL
Dynamic Application Loader Host Interface Service | Intel Corporation
# Intel ME
Intel(R) Management Engine Components | Intel Corporation
Intel® Management Engine Components | Intel Corporation
# McAfee WebAdvisor
WebAdvisor by McAfee | McAfee, LLC
McAfee WebAdvisor | McAfee, LLC
# NordVPN
NordVPN | TEFINCOM S.A.
NordVPN | Nord Security
# NordVPN TAP
NordVPN network TAP | NordVPN
# NordVPN TUN
NordVPN network TUN | NordVPN
# Waves
Waves MaxxAudio Pro for Dell 2020 | Waves Audio
# Power2Go Dell
Power2Go for Dell | CYBERLINK CORPORATION.
# Ubuntu WSL
Ubuntu | Canonical Group Limited
Ubuntu 22.04.2 LTS | Canonical Group Limited
# Office 2007 compat
Compatibility Pack for the 2007 Office system | Microsoft Corporation
# Office Enterprise 2007
Microsoft Office Enterprise 2007 | Microsoft Corporation
# Office Pro 2003
Microsoft Office Professional Edition 2003 | Microsoft Corporation
# Office Home Student 2007
Microsoft Office Home and Student 2007 | Microsoft Corporation
# Office Home Student 2016
Microsoft Office Home and Student 2016 - en-us | Microsoft Corporation
Microsoft Office Famille et Étudiant 2016 - fr-fr | Microsoft Corporation
# Works
Microsoft Works | Microsoft Corporation
Microsoft Works 9.0 | Microsoft Corporation
# SQL CE
Microsoft SQL Server Compact 3.5 SP2 ENU | Microsoft Corporation
Microsoft SQL Server Compact 3.5 SP1 English | Microsoft Corporation
# SQL LocalDB 2016
Microsoft SQL Server 2016 LocalDB  | Microsoft Corporation
# SQL 2012 clr
Microsoft System CLR Types for SQL Server 2012 (x64) | Microsoft Corporation
Microsoft System CLR Types for SQL Server 2012 | Microsoft Corporation
# SQL 2014 SMO
Microsoft SQL Server 2014 Management Objects  (x64) | Microsoft Corporation
Microsoft SQL Server 2014 Management Objects | Microsoft Corporation
# SQL 2008 setup
Microsoft SQL Server 2008 Setup Support Files  | Microsoft Corporation
# SQL browser
SQL Server Browser for SQL Server 2019 | Microsoft Corporation
# SQL VSS
Microsoft VSS Writer for SQL Server 2019 | Microsoft Corporation
# Report viewer 2012
Microsoft Report Viewer 2012 Runtime | Microsoft Corporation
Microsoft Report Viewer 2012 Runtime - DEU | Microsoft Corporation
# Report viewer 2015
Microsoft Report Viewer 2015 Runtime | Microsoft Corporation
# VC++ 2005
Microsoft Visual C++ 2005 Redistributable | Microsoft Corporation
Microsoft Visual C++ 2005 Redistributable (x64) | Microsoft Corporation
# KB2467175
Microsoft Visual C++ 2005 Redistributable - KB2467175 | Microsoft Corporation
# VC++ 2017
Microsoft Visual C++ 2017 Redistributable (x64) - 14.16.27033 | Microsoft Corporation
# VC++ 2015-2019
Microsoft Visual C++ 2015-2019 Redistributable (x64) - 14.29.30139 | Microsoft Corporation
Microsoft Visual C++ 2015-2019 Redistributable (x86) - 14.24.28127 | Microsoft Corporation
# VC++ 2019 add
Microsoft Visual C++ 2019 X64 Additional Runtime - 14.29.30139 | Microsoft Corporation
Microsoft Visual C++ 2019 X86 Additional Runtime - 14.29.30139 | Microsoft Corporation
# XNA
Microsoft XNA Framework Redistributable 4.0 | Microsoft Corporation
Microsoft XNA Framework Redistributable 3.1 | Microsoft Corporation
# Silverlight
Microsoft Silverlight | Microsoft Corporation
# .NET Host
Microsoft .NET Host - 6.0.25 (x64) | Microsoft Corporation
Microsoft .NET Host - 7.0.14 (x64) | Microsoft Corporation
# .NET HostFX
Microsoft .NET Host FX Resolver - 6.0.25 (x64) | Microsoft Corporation
# .NET SDK
Microsoft .NET SDK 6.0.417 (x64) | Microsoft Corporation
Microsoft .NET SDK 7.0.100 (x64) from Visual Studio | Microsoft Corporation
# .NET Core SDK
Microsoft .NET Core SDK 3.1.426 (x64) | Microsoft Corporation
# .NET targeting
Microsoft .NET Framework 4.8 Targeting Pack | Microsoft Corporation
Microsoft .NET Framework 4.6.1 Targeting Pack | Microsoft Corporation
# Win SDK addon
Windows SDK AddOn | Microsoft Corporation
# vs_ components
vs_communitymsi | Microsoft Corporation
# vs_minshell
vs_minshellmsi | Microsoft Corporation
# icecap
icecap_collection_x64 | Microsoft Corporation
# Entity Framework
Entity Framework 6.2.0 Tools  for Visual Studio 2022 | Microsoft Corporation
# Azure
Microsoft Azure Authoring Tools - v2.9.7 | Microsoft Corporation
Microsoft Azure Authoring Tools - v2.9.6 | Microsoft Corporation
# PowerToys
PowerToys (Preview) x64 | Microsoft Corporation
PowerToys (Preview) | Microsoft Corporation
# Update health
Microsoft Update Health Tools | Microsoft Corporation
# PC health
Windows PC Health Check | Microsoft Corporation
Windows-PC-Integritätsprüfung | Microsoft Corporation
# Flash ActiveX
Adobe Flash Player 32 ActiveX | Adobe
Adobe Flash Player 11 ActiveX | Adobe Systems Incorporated
# Flash NPAPI
Adobe Flash Player 32 NPAPI | Adobe
# Shockwave
Adobe Shockwave Player 12.3 | Adobe Systems, Inc
Adobe Shockwave Player 11.6 | Adobe Systems, Inc.
# Reader
Adobe Reader X (10.1.16) MUI | Adobe Systems Incorporated
Adobe Reader 8.1.2 | Adobe Systems Incorporated
# Lightroom
Adobe Photoshop Lightroom 5.7.1 64-bit | Adobe
Adobe Photoshop Lightroom 4.4 64-bit | Adobe
# Lightroom Classic
Adobe Lightroom Classic | Adobe Inc.
# CS6 Design
Adobe Creative Suite 6 Design Standard | Adobe Systems Incorporated
# Acrobat 9 Pro
Adobe Acrobat 9 Pro - English, Français, Deutsch | Adobe Systems
# A955
Adobe Acrobat 9.5.5 - CPSID_83708 | Adobe Systems
# iCloud
iCloud | Apple Inc.
# Apple mobile device
Apple Mobile Device Support | Apple Inc.
# Apple app support 32
Apple Application Support (32-bit) | Apple Inc.
Apple Application Support (64-bit) | Apple Inc.
# QuickTime 7
QuickTime 7 | Apple Inc.
# ATI
ATI Catalyst Install Manager | ATI Technologies, Inc.
AMD Catalyst Install Manager | Advanced Micro Devices, Inc.
# AMD Software
AMD Software | Advanced Micro Devices, Inc.
# CCC Help English
CCC Help English | Advanced Micro Devices, Inc.
# Avast free
Avast Free Antivirus | Avast Software
Avast Free Antivirus | AVAST Software
# AVG 2015
AVG 2015 | AVG Technologies
# AVG 2014
AVG 2014 | AVG Technologies
# Kaspersky IS
Kaspersky Internet Security | Kaspersky Lab
Kaspersky Internet Security | Kaspersky
# KIS 2013
Kaspersky Internet Security 2013 | Kaspersky Lab
# KES
Kaspersky Endpoint Security for Windows | AO Kaspersky Lab
Kaspersky Endpoint Security 11 for Windows | Kaspersky
# SEP cloud
Symantec Endpoint Protection Manager | Symantec Corporation
# Trend
Trend Micro Apex One Security Agent | Trend Micro Inc.
# Worry
Trend Micro Worry-Free Business Security Agent | Trend Micro Inc.
# Webroot
Webroot SecureAnywhere | Webroot
Webroot SecureAnywhere | OpenText
# Cylance
Cylance PROTECT | Cylance, Inc.
CylancePROTECT | BlackBerry Cylance
# FortiClient VPN
FortiClient VPN | Fortinet Technologies (Canada) Inc
# FortiClient
FortiClient | Fortinet Inc
# GlobalProtect
GlobalProtect | Palo Alto Networks
# Pulse
Pulse Secure | Pulse Secure, LLC
Pulse Secure 9.1 | Pulse Secure, LLC
# NetExtender
SonicWall NetExtender | SonicWall Inc.
Dell SonicWALL NetExtender | Dell
# Citrix Receiver
Citrix Receiver 4.12 | Citrix Systems, Inc.
Citrix Receiver 4.9 LTSR | Citrix Systems, Inc.
# GoToMeeting
GoToMeeting 10.19.0.19950 | LogMeIn, Inc.
GoToMeeting 8.5.0.7584 | CitrixOnline
# LogMeIn
LogMeIn | LogMeIn, Inc.
# Splashtop
Splashtop Streamer | Splashtop Inc.
# TightVNC
TightVNC | GlavSoft LLC.
TightVNC 2.0.2 | TightVNC Group
# UltraVNC
UltraVNC | uvnc bvba
UltraVNC 1.3.2 | uvnc bvba
# VNC Viewer
VNC Viewer 6.20.529 | RealVNC Ltd
VNC Viewer 7.5.1 | RealVNC
RealVNC Viewer 7.9.0 | RealVNC
# Remote Utilities
Remote Utilities - Viewer | Remote Utilities LLC
# DameWare
DameWare Mini Remote Control Service | SolarWinds
# Zabbix
Zabbix Agent (64-bit) | Zabbix SIA
# Zabbix 2
Zabbix Agent 2 (64-bit) | Zabbix SIA
# OCS
OCS Inventory NG Agent 2.8.0.1 | OCS Inventory NG Team
OCS Inventory NG Agent 2.1.1.1 | OCS Inventory NG Team
# Foxit PhantomPDF
Foxit PhantomPDF Standard | Foxit Software Inc.
Foxit PhantomPDF Standard 9.7 | Foxit Software Inc.
# Nitro PDF
Nitro PDF Pro | Nitro Software, Inc.
# FineReader
ABBYY FineReader PDF 15 | ABBYY Production LLC
ABBYY FineReader PDF 16 | ABBYY Development Inc.
# PowerPDF
Kofax Power PDF Standard | Kofax, Inc.
Nuance Power PDF Standard | Nuance Communications, Inc.
# Dragon
Dragon Professional Individual 15 | Nuance Communications Inc.
# PaperPort
Nuance PaperPort 14 | Nuance Communications, Inc.
# PDFCreator
PDFCreator | pdfforge GmbH
PDFCreator | Frank Heindörfer, Philip Chinery
PDFCreator | Avanquest pdfforge GmbH
# CorelDRAW 2021
CorelDRAW Graphics Suite 2021 (64-Bit) | Corel Corporation
CorelDRAW Graphics Suite 2021 | Corel Corporation
# CorelDRAW X7
CorelDRAW Graphics Suite X7 (64-Bit) | Corel Corporation
CorelDRAW Graphics Suite X7 | Corel Corporation
# Paint shop
Corel PaintShop Pro 2020 | Corel Corporation
# Snagit
Snagit 10.0.1 | TechSmith Corporation
Snagit 10 | TechSmith Corporation
# Nero 2016
Nero 2016 | Nero AG
# PowerDVD 12
CyberLink PowerDVD 12 | CyberLink Corp.
# LightScribe
LightScribe System Software | LightScribe
LightScribe System Software 1.18.27.10 | LightScribe
# Roxio
Roxio Creator NXT Pro | Corel Corporation
# DivX
DivX Setup | DivX, LLC
# DivX Codec
DivX Codec | DivX, Inc.
# Winamp
Winamp | Nullsoft, Inc
Winamp | Winamp SA
# Picasa
Picasa 3 | Google, Inc.
# Google toolbar
Google Toolbar for Internet Explorer | Google Inc.
# Google Earth
Google Earth | Google
# Google Update Helper
Google Update Helper | Google LLC
Google Update Helper | Google Inc.
# Drive
Google Drive | Google LLC
Google Drive File Stream | Google LLC
# Backup sync
Backup and Sync from Google | Google, Inc.
# Skype C2C
Skype Click to Call | Microsoft Corporation
# Windows Live Essentials
Windows Live Essentials 2011 | Microsoft Corporation
# Windows Live Mail
Windows Live Mail | Microsoft Corporation
# Autodesk
Autodesk AutoCAD Architecture 2022 - English | Autodesk
# ACA LP
AutoCAD Architecture 2022 Language Pack - English | Autodesk
# Civil 3D
Autodesk Civil 3D 2023 - English | Autodesk
Autodesk AutoCAD Civil 3D 2023 | Autodesk
# Navis
Autodesk Navisworks Manage 2023 64 bit | Autodesk
# Material lib
Autodesk Material Library 2023 | Autodesk
# SW
SOLIDWORKS 2020 SP04 | Dassault Systèmes SolidWorks Corp
# SW res
SOLIDWORKS 2020 x64 English Resources | SolidWorks Corporation
# ANSYS
ANSYS 2021 R2 | ANSYS, Inc.
Ansys 2021 R2 | ANSYS Inc.
# MATLAB
MATLAB R2019b | MathWorks
MATLAB R2019b Update 3 | MathWorks
# SPSS
IBM SPSS Statistics 25 | IBM Corp
IBM SPSS Statistics 26 | IBM Corp
# Stata
Stata 15 | StataCorp LLC
# EndNote
EndNote X9 | Clarivate Analytics
EndNote 20 | Clarivate
# Mendeley
Mendeley Desktop 1.19.8 | Mendeley Ltd.
Mendeley Desktop 1.17.13 | Mendeley Ltd.
# GraphPad
GraphPad Prism 9.5.1.733 | GraphPad Software
GraphPad Prism 9 | GraphPad Software, LLC
GraphPad Prism 8.0.1.244 | GraphPad Software
# Anaconda
Anaconda3 2022.10 (Python 3.9.13 64-bit) | Anaconda, Inc.
Anaconda3 2021.05 (Python 3.8.8 64-bit) | Anaconda, Inc.
# Miniconda
Miniconda3 py39_4.12.0 (Python 3.9.12 64-bit) | Anaconda, Inc.
# Docker
Docker Desktop | Docker Inc.
# Postman
Postman-win64-7.36.1 | Postman
Postman x86_64 10.17.4 | Postman
# GitHub Desktop
GitHub Desktop | GitHub, Inc.
GitHub Desktop Machine-Wide Installer | GitHub, Inc.
# DBeaver
DBeaver 23.1.3 (current user) | DBeaver Corp
DBeaver 7.3.5 | DBeaver Corp
# HeidiSQL
HeidiSQL 12.5.0.6677 | Ansgar Becker
HeidiSQL 9.4.0.5125 | Ansgar Becker
# MySQL WB
MySQL Workbench 8.0 CE | Oracle Corporation
MySQL Workbench 6.3 CE | Oracle Corporation
# MySQL Connector
MySQL Connector/ODBC 8.0 | Oracle Corporation
MySQL Connector/ODBC 5.3 | Oracle Corporation
# PostgreSQL
PostgreSQL 15  | PostgreSQL Global Development Group
PostgreSQL 9.6  | PostgreSQL Global Development Group
# pgAdmin
pgAdmin 4 version 7.5 | The pgAdmin Development Team
pgAdmin 4 version 4.30 | The pgAdmin Development Team
# Temurin JDK
Eclipse Temurin JDK with Hotspot 17.0.8+7 (x64) | Eclipse Adoptium
Eclipse Temurin JDK with Hotspot 11.0.20+8 (x64) | Eclipse Adoptium
# Zulu
Azul Zulu JDK 17.44.15 (17.0.8), 64-bit | Azul Systems, Inc.
# OpenJDK RH
OpenJDK 1.8.0_292-1-redhat | Red Hat, Inc.
# Perl
ActivePerl 5.16.3 Build 1603 (64-bit) | ActiveState
ActivePerl 5.24.1 Build 2402 (64-bit) | ActiveState Software Inc.
# UltraEdit
UltraEdit | IDM Computer Solutions, Inc.
# Beyond Compare
Beyond Compare 3.3.13 | Scooter Software
# Total Commander
Total Commander 64-bit (Remove or Repair) | Ghisler Software GmbH
Total Commander (Remove or Repair) | Ghisler Software GmbH
# IrfanView
IrfanView 4.62 (64-bit) | Irfan Skiljan
IrfanView (remove only) | Irfan Skiljan
# Paint.NET
paint.net | dotPDN LLC
Paint.NET v3.5.11 | dotPDN LLC
# Greenshot
Greenshot 1.2.10.6 | Greenshot
# HWMonitor
CPUID HWMonitor 1.51 | CPUID, Inc.
CPUID HWMonitor 1.41 | CPUID
# GPU-Z
TechPowerUp GPU-Z | TechPowerUp
# Steam
Steam | Valve Corporation
# Epic
Epic Games Launcher | Epic Games, Inc.
# Epic Online Services
Epic Online Services | Epic Games, Inc.
# CS
Counter-Strike: Global Offensive | Valve
# CS Source
Counter-Strike: Source | Valve
# Sims 3
The Sims™ 3 | Electronic Arts
# Sims 4
The Sims 4 | Electronic Arts Inc.
The Sims™ 4 | Electronic Arts, Inc.
# Diablo III
Diablo III | Blizzard Entertainment
# FL Studio
FL Studio 20 | Image-Line
FL Studio 21 | Image-Line
# HP Officejet
HP Officejet Pro 8600 Basic Device Software | Hewlett-Packard Co.
# HP Officejet help
HP Officejet Pro 8600 Help | Hewlett Packard
# HP update
HP Update | Hewlett-Packard
# Samsung printer
Samsung Universal Print Driver 3 | Samsung Electronics Co., Ltd.
# Xerox WC
Xerox WorkCentre 3225 | Xerox Corporation
# Ricoh
PCL6 Driver for Universal Print | RICOH
# Realtek card
Realtek PCIE Card Reader | Realtek Semiconductor Corp.
# Synaptics
Synaptics Pointing Device Driver | Synaptics Incorporated
# ELAN
ELAN Touchpad 15.8.4.3_X64_WHQL | ELAN Microelectronic Corp.
ELAN Touchpad 11.4.10.4_X64_WHQL | ELAN Microelectronic Corp.
# ThinkPad
ThinkPad UltraNav Driver | Lenovo
# Lenovo SU
Lenovo System Update | Lenovo
ThinkVantage System Update | Lenovo
# Bluetooth
Intel(R) Wireless Bluetooth(R) | Intel Corporation
Intel(R) Wireless Bluetooth | Intel Corporation
# Qualcomm
Qualcomm Atheros Client Installation Program | Qualcomm Atheros
# Killer
Killer Performance Suite | Rivet Networks
# WinPcap handled
WinPcap 4.1.3 | Riverbed Technology, Inc.
# 1C
1С:Предприятие 8 (8.3.18.1334) | 1С-Софт
1С:Предприятие 8 (8.3.20.1710) (x86-64) | 1С-Софт
# CryptoPro
КриптоПро CSP | Компания КриптоПро
# Yandex
Yandex | ООО «ЯНДЕКС»
# Kodi
Kodi | XBMC Foundation
Kodi | Team Kodi
# Sage
Sage 50 Accounts v27 | Sage
# QB Enterprise
QuickBooks Enterprise Solutions 23.0 | Intuit Inc.
# QBEM
QuickBooks Enterprise Solutions: Manufacturing and Wholesale 13.0 | Intuit Inc.
# DYMO
DYMO Label v.8 | Sanford, L.P.
DYMO Label v.8.7.4 | Newell Brands
# Evernote
Evernote v. 6.25.1 | Evernote Corp.
Evernote v. 6.13.14 | Evernote Corp.
Evernote 10.60.4 | Evernote Corporation
# Dropbox
Dropbox | Dropbox, Inc.
# Box Drive
Box | Box, Inc.
# ShadowProtect
StorageCraft ShadowProtect SPX | StorageCraft Technology Corporation
# Veeam
Veeam Backup & Replication | Veeam Software Group GmbH
Veeam Backup & Replication Server | Veeam Software AG
# BarTender
BarTender 2019 R10 | Seagull Scientific
# Crystal
SAP Crystal Reports runtime engine for .NET Framework (64-bit) | SAP
SAP Crystal Reports runtime engine for .NET Framework (32-bit) | SAP BusinessObjects
# Cognex etc
In-Sight Explorer 5.9.2 | Cognex Corporation
In-Sight Explorer 4.9.1 | Cognex Corporation
# RSLinx
RSLinx Classic 4.11.00 CPR 9 SR 11 | Rockwell Automation, Inc.
# FileMaker
FileMaker Pro 18 Advanced | FileMaker, Inc.
`;

/** Written after the rules stood, and measured before anything was mended for it. */
export const UNSEEN_TITLES: readonly LabelledTitle[] = [UNSEEN, UNSEEN_LATER].flatMap(readLabelled);

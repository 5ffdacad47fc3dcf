import { app, component, group } from './entry.js';

/** Virtualization, virtual desktops, remote access and remote management. */
export const INFRASTRUCTURE = [
  group('VMware', { brands: ['vmware'], alsoReportedAs: ['Broadcom', 'Omnissa'] }, [
    app('VMware Workstation Pro', 'workstation [pro] [{n}] [pro]', 'vmware workstation'),
    app('VMware Workstation Player', '!(player|workstation player) [{n}]', 'vmware player'),
    app('VMware Fusion {e}', '!fusion [{e=pro|player|tech preview}]'),
    component('VMware Tools', 'vmware tools', '!tools', 'pkg:open-vm-tools-desktop'),
    app('VMware vSphere Client', 'vsphere client [{n}]', '!infrastructure client'),
    app('VMware vCenter Converter Standalone', 'vcenter converter [standalone] [{n}]'),
    app('VMware vCenter Server', 'vcenter server [{n}]'),
    component('VMware Remote Console', '!remote console [{n}]', 'vmrc', 'vmware remote console'),
    component('VMware VIX', '!vix', 'vmware vix'),
    component('VMware Client Integration Plug-in', '!client integration plug in [{n}]'),
    component('VMware Enhanced Authentication Plug-in', '!enhanced authentication plug in [{n}]'),
    app('VMware PowerCLI', '[vsphere] powercli [{n}]', 'powercli'),
    app('VMware App Volumes Agent', '!app volumes (agent|manager)'),
    app('VMware Dynamic Environment Manager', '!(dynamic|user) environment manager [enterprise]'),
    app('VMware OVF Tool', '!ovf tool'),
  ]),
  group('Omnissa', { brands: ['omnissa', 'vmware'], alsoReportedAs: ['VMware', 'Broadcom'] }, [
    app(
      'Omnissa Horizon Client',
      'horizon [view] client [{n}]',
      'horizon hvd client',
      '!view client',
      'pkg:vmware-horizon-client',
    ),
    app('Omnissa Horizon Agent', 'horizon [view] agent [{n}]', '!view agent'),
    app(
      'Omnissa Workspace ONE Intelligent Hub',
      'workspace one intelligent hub',
      '!intelligent hub',
      'airwatch agent',
      'airwatchllc.vmwareworkspaceone',
    ),
  ]),
  group('Citrix', { brands: ['citrix'] }, [
    app(
      'Citrix Workspace App',
      'citrix workspace [app] [{n}|{anyyear}] [ltsr]',
      '!workspace [app] [{n}|{anyyear}] [ltsr]',
      'citrix receiver [{n}] [ltsr]',
      '!receiver [{n}] [ltsr|enterprise|inside]',
      'pkg:icaclient',
    ),
    app(
      'Citrix Virtual Delivery Agent',
      '[xenapp and xendesktop|xendesktop|xenapp] virtual delivery agent [{n}]',
      'virtual apps and desktops [{n}] virtual delivery agent',
      '[{n}] ltsr virtual delivery agent',
    ),
    app('Citrix XenApp', 'xenapp [{n}] [server]', '!presentation server [{n}]'),
    app('Citrix Studio', '!studio', 'citrix studio'),
    app(
      'Citrix Secure Access',
      '!secure access [client]',
      'citrix gateway plug in',
      'netscaler gateway plug in',
      '!gateway plug in',
      'citrix endpoint analysis',
    ),
    app(
      'Citrix Files',
      '!files [for (windows|outlook|mac)]',
      'citrix files [for (windows|outlook)]',
      'sharefile (sync|desktop app|for windows)',
    ),
    app('Citrix Provisioning', '!provisioning [services|server|target device|console] [{n}]'),
    app('XenCenter', 'xencenter [{n}]'),
    component('Citrix Authentication Manager', '!authentication manager'),
    component('Citrix Online Plug-in', '!online plug in [full|web|hdx|usb|dv|ica] [{n}]', '!online plugin [{n}]'),
    component('Citrix HDX Engine', '!hdx (engine|realtime media engine|realtime connector) [{n}]'),
  ]),
  group('Parallels', { brands: ['parallels'] }, [
    app(
      'Parallels Desktop',
      'parallels desktop [{n}] [for mac] [pro edition|business edition]',
      'parallels desktop for mac',
    ),
    app('Parallels Client', 'parallels client [(lite)]', 'parallels access'),
    app('Parallels Toolbox', 'parallels toolbox'),
    app('Parallels RAS', '(remote application server|ras) [console|agent]'),
  ]),
  group('Nutanix', { brands: ['nutanix'] }, [
    component('Nutanix VirtIO', '!virtio', 'nutanix virtio'),
    component('Nutanix Guest Tools', '!guest tools', 'nutanix guest tools'),
  ]),
  group('Red Hat', { brands: ['red hat'] }, [
    app('Red Hat OpenShift Local', 'openshift local'),
    component('VirtIO Windows Drivers', 'virtio win [driver installer|guest tools] [{n}]'),
    component('QEMU Guest Agent', 'qemu guest agent [{n}]'),
  ]),
  group('Inuvika', {}, [app('Inuvika OVD', 'inuvika ovd')]),

  group('TeamViewer', { brands: [] }, [
    app('TeamViewer', 'teamviewer [{n}]', 'teamviewer [{n}] (full|corporate|classic)', 'pkg:teamviewer'),
    app('TeamViewer Host', 'teamviewer [{n}] host', 'teamviewer host [{n}]', 'pkg:teamviewer-host'),
    app('TeamViewer QuickSupport', 'teamviewer [{n}] quicksupport', 'teamviewer (qs|quicksupport)'),
    app('TeamViewer Meeting', 'teamviewer meeting', 'blizz'),
  ]),
  group('AnyDesk', {}, [app('AnyDesk', 'anydesk [msi]', 'anydesk {n}', 'pkg:anydesk')]),
  group('RustDesk', { alsoReportedAs: ['Purslane', 'Purslane Ltd'] }, [app('RustDesk', 'rustdesk', 'pkg:rustdesk')]),
  group('Splashtop', { brands: ['splashtop'] }, [
    app('Splashtop Streamer', 'splashtop streamer', '!streamer', 'pkg:splashtop-streamer'),
    app('Splashtop Business', 'splashtop business', '!business'),
    app('Splashtop for RMM', '!for rmm'),
    component('Splashtop Software Updater', '!software updater'),
  ]),
  group('RealVNC', { brands: ['realvnc'] }, [
    app('RealVNC Viewer', 'vnc viewer [{n}]', '!viewer [{n}]', 'pkg:realvnc-vnc-viewer'),
    app('RealVNC Server', 'vnc server [{n}]', '!server [{n}]', 'pkg:realvnc-vnc-server'),
    app('RealVNC Connect', 'vnc connect [{n}]', '!connect [{n}]'),
  ]),
  group('GlavSoft', {}, [app('TightVNC', 'tightvnc [{n}] [viewer]', 'pkg:tightvncserver')]),
  group('UltraVNC', { alsoReportedAs: ['uvnc bvba', 'uvnc'] }, [app('UltraVNC', 'ultravnc [{n}]')]),
  group('GoTo', { brands: ['goto', 'logmein', 'citrix'], alsoReportedAs: ['Citrix'] }, [
    app('LogMeIn', 'logmein'),
    app('LogMeIn Client', 'logmein client'),
    app('GoTo', '~goto [{n}]', 'goto app'),
    app('GoToMeeting', 'gotomeeting [{n}]', 'goto meeting'),
    app('GoToWebinar', 'gotowebinar'),
    app('GoToMyPC', 'gotomypc'),
    app('GoTo Resolve', 'goto resolve [unattended]'),
    app(
      'GoToAssist {e}',
      'goto assist [{e=customer|corporate|expert|remote support|unattended}] [{n}]',
      'gotoassist [{e=customer|corporate|expert|remote support|unattended}] [{n}]',
    ),
    app('LogMeIn Rescue', 'logmein rescue [technician console|calling card]'),
    app('LogMeIn Hamachi', 'logmein hamachi', 'hamachi'),
    app('join.me', 'join.me [launcher]'),
  ]),
  group('ConnectWise', { brands: ['connectwise'] }, [
    // The client's name carries the id of the instance, "ScreenConnect Client (0123456789abcdef)"; see the general rules.
    app(
      'ConnectWise ScreenConnect Client',
      'screenconnect client [{n}]',
      '!control client',
      'connectwise control [client]',
      'pkg:connectwisecontrol',
    ),
    app(
      'ConnectWise Automate Agent',
      'labtech remote (agent|monitoring agent)',
      'automate (agent|remote agent|remote monitoring agent)',
      'labtech software remote agent',
    ),
    app(
      'ConnectWise Manage',
      'connectwise manage [client] [{n}] [internet client]',
      'connectwise (psa|internet client) [{n}]',
      '!manage',
    ),
    app('ConnectWise RMM Agent', 'itsplatform', 'itsupport247 [dpma|msma] [agent]', '!rmm agent'),
  ]),
  group('NinjaOne', { brands: ['ninjaone', 'ninjarmm'] }, [
    app('NinjaOne Agent', 'ninjarmmagent', 'ninjarmm [agent]', 'ninjaone [agent]', 'pkg:ninjarmm-agent'),
  ]),
  group('Datto', { brands: ['datto', 'kaseya'] }, [
    app('Datto RMM Agent', 'datto rmm [agent]', '!rmm [agent]', 'centrastage', 'aem agent'),
    app('Datto Windows Agent', '!windows agent', 'datto windows agent', '!backup agent'),
    app('Datto Workplace', '!workplace [desktop|server|v2]', 'autotask workplace'),
    app('Datto File Protection', '!file protection [desktop]', 'autotask endpoint backup'),
    app('Datto EDR Agent', '!edr agent', 'infocyte agent'),
  ]),
  group('Kaseya', { brands: ['kaseya'] }, [
    app('Kaseya Agent', 'kaseya agent [{n}]', '!agent', '!vsa x', 'kaseya vsa x'),
    app('Kaseya Live Connect', '!live connect'),
  ]),
  group('SolarWinds', { brands: ['solarwinds', 'n able'] }, [
    app(
      'N-able Windows Agent',
      '!windows agent',
      'n able windows agent',
      'windows agent',
      'advanced monitoring agent [gp]',
      '!msp advanced monitoring agent',
    ),
    app(
      'N-able Take Control',
      'take control [agent|viewer]',
      '!take control [n] [agent|viewer]',
      'beanywhere support express [agent]',
      'mspanywhere agent',
    ),
    app(
      'DameWare Mini Remote Control',
      'dameware (mini remote control|remote support) [{n}]',
      'dameware mini remote control [client agent|service]',
    ),
    component(
      'N-able Patch Management',
      'patch management service controller',
      'request handler agent',
      'file cache service agent',
    ),
    app('SolarWinds Orion Agent', '!orion agent', 'solarwinds agent [{n}]', '!agent [{n}]'),
  ]),
  group('Atera', { alsoReportedAs: ['Atera networks', 'Atera Networks'] }, [
    app('AteraAgent', 'ateraagent', 'atera agent'),
  ]),
  group('Syncro', { alsoReportedAs: ['Servably', 'RepairTech'] }, [
    app('Syncro Agent', '~syncro [agent]', 'kabuto [agent|live]'),
  ]),
  group('Pulseway', { alsoReportedAs: ['MMSOFT Design'] }, [app('Pulseway', 'pulseway')]),
  group('Action1', { alsoReportedAs: ['Action1 Corporation'] }, [app('Action1 Agent', 'action1 agent')]),
  group('ITarian', { alsoReportedAs: ['COMODO Security Solutions', 'Comodo'] }, [
    app('ITarian Communication Client', 'communication client [{n}]', 'itarian (communication|client) [client]'),
    app(
      'Comodo Client Security',
      'comodo client security',
      'comodo internet security [premium]',
      'xcitium client security',
    ),
  ]),
  group('Zoho', { brands: ['zoho', 'manageengine'] }, [
    app(
      'ManageEngine UEMS Agent',
      'uems agent',
      'desktop central agent',
      'endpoint central agent',
      'manageengine uems agent',
    ),
    app('Zoho Assist', 'zoho assist [unattended agent|customer plugin]', '!assist [unattended agent]'),
    app('ManageEngine ADManager Plus', 'admanager plus'),
    app('ManageEngine ServiceDesk Plus', 'servicedesk plus [{n}]'),
    app('Zoho WorkDrive', 'zoho workdrive [truesync]', 'workdrive truesync'),
    app('Zoho Mail', 'zoho mail [desktop]'),
  ]),
  group('Ivanti', { brands: ['ivanti', 'landesk'] }, [
    app(
      'Ivanti Endpoint Manager Agent',
      '!endpoint manager [agent]',
      'landesk (common base agent|advance agent|management agent)',
      '!management agent',
    ),
    app(
      'Ivanti Workspace Control',
      '!workspace control [agent]',
      'res (one|workspace manager) [workspace agent] [{year}]',
    ),
    app('Ivanti Automation', '!automation agent'),
    app('Ivanti Security Controls Agent', '!(security controls|patch) agent'),
  ]),
  group('PDQ', { brands: [], alsoReportedAs: ['PDQ.com', 'Admin Arsenal'] }, [
    app('PDQ Deploy', 'pdq deploy'),
    app('PDQ Inventory', 'pdq inventory'),
    app('PDQ Connect Agent', 'pdq connect agent', 'pdqconnectagent'),
    component('PDQ Inventory Agent', 'pdq inventory agent'),
  ]),
  group('Jamf', {}, [
    app('Jamf Connect', 'jamf connect'),
    app('Jamf Pro', '~self service', 'jamf [pro]'),
    app('Jamf Protect', 'jamf protect'),
  ]),
  group('Teclib', { brands: [] }, [
    app('GLPI Agent', 'glpi agent [{n}]', 'pkg:glpi-agent'),
    app('FusionInventory Agent', 'fusioninventory agent [{n}]', 'pkg:fusioninventory-agent'),
  ]),
  group('OCS Inventory', { alsoReportedAs: ['OCS Inventory NG Team', 'OCS Inventory Team'] }, [
    app('OCS Inventory Agent', 'ocs inventory [ng] agent [{n}]', 'pkg:ocsinventory-agent'),
  ]),
  group('Lansweeper', {}, [app('Lansweeper', 'lansweeper [{n}]'), app('LsAgent', 'lsagent', 'lansweeper agent')]),
  group('Snow Software', { brands: ['snow'] }, [
    app('Snow Inventory Agent', '!inventory agent', 'snow inventory agent'),
  ]),
  group('Flexera', { brands: ['flexera', 'flexnet'], alsoReportedAs: ['Flexera Software'] }, [
    app('FlexNet Inventory Agent', '!inventory agent', 'flexnet inventory agent'),
    app('AdminStudio', 'adminstudio [{n}]'),
    app('InstallShield', 'installshield [{year}] [{n}]'),
  ]),
  group('Puppet', { alsoReportedAs: ['Puppet Labs', 'Puppet, Inc'] }, [
    app('Puppet Agent', 'puppet agent [{n}]', 'pkg:puppet-agent'),
  ]),
  group('Progress Chef', { alsoReportedAs: ['Chef Software', 'Progress'] }, [
    app('Chef Infra Client', 'chef [infra] client [{n}]', 'pkg:chef'),
  ]),
  group('SaltStack', { alsoReportedAs: ['SaltStack, Inc', 'Salt Project', 'VMware'] }, [
    app('Salt Minion', 'salt minion [{n}] [py3|py2|(python 3)]', 'pkg:salt-minion'),
  ]),
  group('Zabbix', { alsoReportedAs: ['Zabbix SIA'] }, [
    app('Zabbix Agent', 'zabbix agent [{n}]', 'pkg:zabbix-agent'),
    app('Zabbix Agent 2', 'zabbix agent 2', 'pkg:zabbix-agent2'),
  ]),
  group('Paessler', { alsoReportedAs: ['Paessler AG'] }, [
    app('PRTG Network Monitor', 'prtg network monitor'),
    app('PRTG Remote Probe', 'prtg remote probe'),
  ]),
  group('Splunk', { brands: ['splunk'] }, [
    app(
      'Splunk Universal Forwarder',
      'splunk universal forwarder',
      'universalforwarder',
      'splunk forwarder',
      'pkg:splunkforwarder',
    ),
    app('Splunk Enterprise', 'splunk [enterprise]', 'pkg:splunk'),
  ]),
  group('Elastic', { brands: ['elastic'], alsoReportedAs: ['Elastic, Inc', 'Elasticsearch BV'] }, [
    app('Elastic Agent', 'elastic agent', 'pkg:elastic-agent'),
    app('Winlogbeat', 'winlogbeat [{n}]'),
    app('Elasticsearch', 'elasticsearch [{n}]', 'pkg:elasticsearch'),
  ]),
  group('Datadog', { alsoReportedAs: ['Datadog, Inc'] }, [app('Datadog Agent', 'datadog agent', 'pkg:datadog-agent')]),
  group('New Relic', { alsoReportedAs: ['New Relic, Inc'] }, [
    app('New Relic Infrastructure Agent', 'new relic infrastructure agent', 'pkg:newrelic-infra'),
  ]),
  group('Wazuh', { alsoReportedAs: ['Wazuh, Inc'] }, [app('Wazuh Agent', 'wazuh agent', 'pkg:wazuh-agent')]),
  group('Control UP', { alsoReportedAs: ['ControlUp', 'Smart-X'] }, [
    app('ControlUp Agent', 'controlup agent [{n}]', 'controlupagent'),
    app('ControlUp Console', 'controlup console'),
    app('ControlUp Monitor', 'controlup monitor'),
  ]),
  group('Nexthink', {}, [app('Nexthink Collector', 'nexthink collector [{n}]')]),
  group('Devolutions', { brands: ['devolutions'] }, [
    app('Remote Desktop Manager Free', 'remote desktop manager free [{n}]'),
    app(
      'Remote Desktop Manager',
      '~remote desktop manager [enterprise|team] [edition] [{n}]',
      'pkg:remotedesktopmanager',
    ),
    app('Devolutions Launcher', 'devolutions launcher', '!launcher'),
    app('Devolutions Server', 'devolutions server [console]', 'password vault manager'),
  ]),
  group('mRemoteNG', { alsoReportedAs: ['Next Generation Software'] }, [app('mRemoteNG', 'mremoteng')]),
  group('Mobatek', {}, [
    app('MobaXterm {e}', 'mobaxterm [{n}] [{e=home edition|professional edition|personal edition}]'),
  ]),
  group('VanDyke Software', { brands: ['vandyke software', 'vandyke'] }, [
    app('SecureCRT', 'securecrt [{n}]'),
    app('SecureFX', 'securefx [{n}]'),
    app('SecureCRT and SecureFX Bundle', 'securecrt and securefx [bundle] [{n}]'),
  ]),
  group('Bitvise', { alsoReportedAs: ['Bitvise Limited'] }, [
    app('Bitvise SSH Client', 'bitvise ssh client [{n}]', 'bitvise tunnelier [{n}]'),
    app('Bitvise SSH Server', 'bitvise ssh server [{n}]'),
  ]),
  group('NetSarang', { brands: ['netsarang'], alsoReportedAs: ['NetSarang Computer'] }, [
    app('Xshell', 'xshell [{n}]'),
    app('Xmanager', 'xmanager [{n}] [enterprise|power suite]'),
    app('Xftp', 'xftp [{n}]'),
  ]),
  group('NoMachine', { alsoReportedAs: ['NoMachine S.a.r.l', 'NoMachine S.à r.l'] }, [
    app('NoMachine', 'nomachine [{n}]', 'pkg:nomachine'),
  ]),
  group('HelpSystems', { alsoReportedAs: ['GlobalSCAPE', 'Fortra', 'HelpSystems, LLC'] }, [
    app('CuteFTP {e}', 'cuteftp [{n}] [{e=professional|home}]'),
  ]),
  group('Famatech', {}, [
    app('Radmin Viewer', 'radmin viewer [{n}]'),
    app('Radmin Server', 'radmin server [{n}]'),
    app('Radmin VPN', 'radmin vpn [{n}]'),
    app('Advanced IP Scanner', 'advanced ip scanner [{n}]'),
  ]),
  group('NetSupport', { brands: [], alsoReportedAs: ['NetSupport Ltd', 'NetSupport Limited'] }, [
    app('NetSupport Manager', 'netsupport manager [{n}]'),
    app('NetSupport School {e}', 'netsupport school [{n}] [{e=student|tutor}]'),
  ]),
  group('Faronics', { alsoReportedAs: ['Faronics Corporation'] }, [
    app('Deep Freeze {e}', 'deep freeze [{e=enterprise|standard|cloud}] [{n}]'),
    app('Faronics Insight {e}', '[faronics] insight {e=student|teacher|tech console} [{n}]'),
  ]),
];
